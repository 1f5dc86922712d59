import type { PoolRecord, UserRecord } from '../store/records.ts';
import { temporaryPasswordEnd } from './password-policy.ts';
import { makePassword } from './passwords.ts';

/** The user with a password of the own choice: confirmed, and no failures counted any more. */
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

/** The user with a password that must be changed at the first sign-in, and ends after some days. */
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
