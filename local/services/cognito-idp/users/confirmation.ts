import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { callTrigger } from '../triggers/triggers.ts';
import { notAuthorized } from '../wire/cognito-error.ts';
import { eventAttributes, reloadUser } from './users.ts';

/** A user is confirmed once. */
export const checkUnconfirmed = ({ status }: UserRecord): void => {
  if (status === 'UNCONFIRMED') return;
  throw notAuthorized(`User cannot be confirmed. Current status is ${status}`);
};

type Confirmed = {
  readonly pool: PoolRecord;
  readonly user: UserRecord;
  readonly clientId: string | undefined;
  readonly source: 'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword';
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** After a confirmation that stands: a failure here reaches the caller and takes nothing back. */
export const callPostConfirmation = async (
  service: Service,
  { pool, user, clientId, source, clientMetadata }: Confirmed,
): Promise<void> => {
  await callTrigger(service, {
    trigger: 'PostConfirmation',
    pool,
    clientId,
    source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(reloadUser(service, user)),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: {},
  });
};
