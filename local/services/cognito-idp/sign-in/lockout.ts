import type { Service } from '../service.ts';
import type { UserRecord } from '../store/records.ts';
import { currentUser, type Subject } from '../users/subject.ts';
import { saveUser } from '../users/users.ts';
import { notAuthorized, wrongUserOrPassword } from '../wire/cognito-error.ts';

/**
 * Guide, «Lockout behavior for failed sign-in attempts»: 1 s after the fifth failure, doubled each time, at most 15
 * minutes.
 */
const freeFailures = 5;
const longestMs = 15 * 60 * 1000;

const lockMs = (failures: number): number =>
  failures < freeFailures ? 0 : Math.min(2 ** (failures - freeFailures) * 1000, longestMs);

/** The count restarts after 15 minutes without an attempt. */
const failuresSoFar = (user: UserRecord, now: number): number =>
  now - user.passwordsLockedUntil >= longestMs ? 0 : user.failedPasswords;

/**
 * Counts an attempt with a password. There is no await between reading and writing the count, so all parallel
 * attempts are counted. Attempts during a lock are refused without a check and do not count.
 */
export const provePassword = (service: Service, subject: Subject, isRight: boolean): UserRecord => {
  const user = currentUser(service, subject);
  const now = service.clock.now();
  if (user.passwordsLockedUntil > now) {
    throw notAuthorized('Password attempts exceeded');
  }
  if (!isRight) {
    const failedPasswords = failuresSoFar(user, now) + 1;
    const passwordsLockedUntil = now + lockMs(failedPasswords);
    saveUser(service, { ...user, failedPasswords, passwordsLockedUntil });
    throw wrongUserOrPassword();
  }
  if (user.failedPasswords === 0) return user;
  return saveUser(service, { ...user, failedPasswords: 0, passwordsLockedUntil: 0 });
};
