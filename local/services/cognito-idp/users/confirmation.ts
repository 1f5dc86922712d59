import type { UserRecord } from '../store/records.ts';
import { notAuthorized } from '../wire/cognito-error.ts';

/** Refuses a user who is already confirmed. */
export const checkUnconfirmed = ({ status }: UserRecord): void => {
  if (status === 'UNCONFIRMED') return;
  throw notAuthorized(`User cannot be confirmed. Current status is ${status}`);
};
