import { CognitoError, userNotFound } from './cognito-error.ts';
import type { CodeDelivery } from './messages.ts';
import { existenceErrorsPrevented, requireClient } from './pools.ts';
import { checkSecretHash } from './secret-hash.ts';
import type { Service } from './service.ts';
import type { ClientRecord, PoolRecord, UserRecord } from './store/records.ts';
import { findUser } from './users.ts';

type Named = {
  readonly ClientId: string;
  readonly Username: string;
  readonly SecretHash?: string | undefined;
};

export type Caller = {
  readonly client: ClientRecord;
  readonly pool: PoolRecord;
  /** Absent where nobody has the name and the client hides that. */
  readonly user: UserRecord | undefined;
};

/** The client, its pool and the user of an unsigned call. Throws UserNotFoundException where existence is not hidden. */
export const findCaller = (service: Service, { ClientId, Username, SecretHash }: Named): Caller => {
  const { client, pool } = requireClient(service, ClientId);
  checkSecretHash(client, Username, SecretHash);
  const user = findUser(service, pool, Username);
  if (user === undefined && !existenceErrorsPrevented(service, client)) throw userNotFound();
  return { client, pool, user };
};

/** Where a code would have gone, for somebody who is not there (guide: managing error responses). */
export const simulatedDelivery = (name: string): CodeDelivery => ({
  AttributeName: 'email',
  DeliveryMedium: 'EMAIL',
  Destination: `${name.charAt(0).toLowerCase()}***@${(name.split('@')[1] ?? 'e').charAt(0).toLowerCase()}***`,
});

/** What a code of somebody who is not there is answered with. */
export const simulatedCodeError = () =>
  new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
