import type { PoolRecord, UserRecord } from '../store/records.ts';
import { temporaryPasswordEnd } from './password-policy.ts';
import { makePassword } from './passwords.ts';

/** The user with a permanent password: confirmed, and with no failures counted. */
export const withPassword = (pool: PoolRecord, user: UserRecord, password: string): UserRecord => {
  const { temporaryPasswordUntil: _, ...rest } = user;
  return {
    ...rest,
    password: makePassword(pool, user.username, password),
    status: 'CONFIRMED',
    failedPasswords: 0,
    passwordsLockedUntil: 0,
  };
};

/** The user with a temporary password, which expires and must be changed at the first sign-in. */
export const withTemporaryPassword = (
  pool: PoolRecord,
  user: UserRecord,
  password: string,
  now: number,
): UserRecord => ({
  ...user,
  password: makePassword(pool, user.username, password),
  status: 'FORCE_CHANGE_PASSWORD',
  temporaryPasswordUntil: temporaryPasswordEnd(pool, now),
});
