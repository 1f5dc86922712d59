import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PasswordRecord, PoolRecord, UserRecord } from '../store/records.ts';
import { verifierOf } from './srp.ts';

/** The pool's name in SRP: the part of its id after the underscore. */
export const srpPoolName = (pool: PoolRecord): string => pool.id.slice(pool.id.indexOf('_') + 1);

/** @param username the name of the user's record, which clients are sent as USER_ID_FOR_SRP */
export const makePassword = (
  pool: PoolRecord,
  username: string,
  password: string,
): PasswordRecord => {
  const salt = randomBytes(16).toString('hex');
  return { salt, verifier: verifierOf(salt, srpPoolName(pool), username, password) };
};

/** Takes the same time for a user without a password, so that the time does not reveal who has one. */
export const passwordMatches = (
  pool: PoolRecord,
  user: Pick<UserRecord, 'username' | 'password'>,
  password: string,
): boolean => {
  const { salt, verifier } = user.password ?? { salt: '00', verifier: '00' };
  const given = verifierOf(salt, srpPoolName(pool), user.username, password);
  const bytes = (hex: string) => Buffer.from(hex.padStart(768, '0'), 'hex');
  return timingSafeEqual(bytes(given), bytes(verifier)) && user.password !== undefined;
};
