import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { invalidParameter, notAuthorized } from '../wire/cognito-error.ts';
import { makeCode, type Place } from './codes.ts';
import { type CodeDelivery, sendCode } from './messages.ts';

const attributeOf = { verified_email: 'email', verified_phone_number: 'phone_number' } as const;

/** Recovery mechanisms in the pool's order. The default prefers the phone number (guide: account recovery). */
const mechanismsOf = ({ properties }: PoolRecord): readonly string[] => {
  const listed = properties.AccountRecoverySetting?.RecoveryMechanisms;
  if (listed === undefined) return ['verified_phone_number', 'verified_email'];
  return [...listed]
    .sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))
    .map(({ Name }) => Name ?? '');
};

const placeFor = (pool: PoolRecord, user: UserRecord): Place | undefined => {
  for (const mechanism of mechanismsOf(pool)) {
    const attribute = Object.entries(attributeOf).find(([name]) => name === mechanism)?.[1];
    const to = attribute === undefined ? undefined : user.attributes[attribute];
    if (attribute !== undefined && to && user.attributes[`${attribute}_verified`] === 'true') {
      return { attribute, to };
    }
  }
  return undefined;
};

/** Whether the user has a verified address that a recovery code may go to. */
export const canRecover = (pool: PoolRecord, user: UserRecord): boolean =>
  placeFor(pool, user) !== undefined;

/** A user who still has a temporary password cannot recover one: the administrator sends the invitation again. */
export const checkRecoverable = ({ status }: UserRecord): void => {
  if (status !== 'FORCE_CHANGE_PASSWORD') return;
  throw notAuthorized('User password cannot be reset in the current state.');
};

/** Sends the code for a new password. It goes only to a verified address. */
export const sendRecoveryCode = async (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  clientId: string | undefined,
  clientMetadata: Readonly<Record<string, string>> | undefined,
): Promise<CodeDelivery> => {
  const place = placeFor(pool, user);
  if (place === undefined) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    );
  }
  return sendCode(service, {
    pool,
    user,
    clientId,
    source: 'CustomMessage_ForgotPassword',
    place,
    code: makeCode(service, user, 'forgot-password', place),
    clientMetadata,
  });
};

/** A pool with the single mechanism `admin_only` sends no recovery codes. */
export const checkSelfRecovery = (pool: PoolRecord): void => {
  const mechanisms = mechanismsOf(pool);
  if (mechanisms.length > 0 && mechanisms.every((name) => name === 'admin_only')) {
    throw notAuthorized('Contact administrator to reset password.');
  }
};
