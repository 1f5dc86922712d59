import { createHash } from 'node:crypto';
import { checkSecretHash } from '../pools/clients/secret-hash.ts';
import { existenceErrorsPrevented, requireClient } from '../pools/pools.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, UserRecord } from '../store/records.ts';
import { findUser } from '../users/users.ts';
import { CognitoError, notAuthorized } from '../wire/cognito-error.ts';
import type { CodeDelivery } from './messages.ts';

type Named = {
  readonly ClientId: string;
  readonly Username: string;
  readonly SecretHash?: string | undefined;
};

export type Caller = {
  readonly client: ClientRecord;
  readonly pool: PoolRecord;
  /** Absent where the client hides existence and the user is unknown or disabled. */
  readonly user: UserRecord | undefined;
  /** Whether this client must not learn who has an account (PreventUserExistenceErrors). */
  readonly hides: boolean;
};

/**
 * The client, its pool and the user of an unsigned call about a code. For a disabled user, a client that hides
 * existence gets the same response as for an unknown user (guide: managing error responses). Other clients get
 * UserNotFoundException and NotAuthorizedException.
 */
export const findCaller = (service: Service, { ClientId, Username, SecretHash }: Named): Caller => {
  const { client, pool } = requireClient(service, ClientId);
  checkSecretHash(client, Username, SecretHash);
  const hides = existenceErrorsPrevented(service, client);
  const user = findUser(service, pool, Username);
  if (user?.enabled === true) return { client, pool, user, hides };
  if (hides) return { client, pool, user: undefined, hides };
  if (user !== undefined) throw notAuthorized('User is disabled.');
  throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
};

/** The last digits of a made-up number, always the same for the same name. */
const madeUpDigits = (name: string): string =>
  String(createHash('sha256').update(name).digest().readUInt16BE(0) % 10_000).padStart(4, '0');

/**
 * The destination that an unknown user's code would have, derived from the name and the attributes that the pool
 * verifies (guide: managing error responses).
 */
export const simulatedDelivery = (pool: PoolRecord, name: string): CodeDelivery => {
  const verified = pool.properties.AutoVerifiedAttributes ?? [];
  const byPhone = verified.includes('phone_number') && !verified.includes('email');
  const isNumber = /^\+\d{4,}$/.test(name);
  if (isNumber || (byPhone && !name.includes('@'))) {
    const digits = isNumber ? name.slice(-4) : madeUpDigits(name);
    const Destination = `+*******${digits}`;
    return { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination };
  }
  const domain = name.split('@')[1] ?? 'e';
  const Destination = `${name.charAt(0).toLowerCase()}***@${domain.charAt(0).toLowerCase()}***`;
  return { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination };
};
