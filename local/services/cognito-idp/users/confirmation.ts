import type { UserRecord } from '../store/records.ts';
import { notAuthorized } from '../wire/cognito-error.ts';

/** A user is confirmed once. */
export const checkUnconfirmed = ({ status }: UserRecord): void => {
  if (status === 'UNCONFIRMED') return;
  throw notAuthorized(`User cannot be confirmed. Current status is ${status}`);
};
