import { createHash, randomUUID } from 'node:crypto';
import { existenceErrorsPrevented, requirePool } from '../pools/pools.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, SessionRecord, UserRecord } from '../store/records.ts';
import {
  CognitoError,
  notAuthorized,
  userNotFound,
  wrongUserOrPassword,
} from '../wire/cognito-error.ts';
import { eventAttributes, findUser, isCaseSensitive } from './users.ts';

/** Whom a sign-in is about: a user, or an unknown user, which the response must not reveal. */
export type Subject =
  | { readonly kind: 'user'; readonly user: UserRecord; readonly typedName: string }
  | { readonly kind: 'unknown'; readonly username: string; readonly typedName: string };

/** Laid out as a version 3 UUID: the same one for the same pool and name, as Cognito's own seem to be. */
const nameBasedUuid = (poolId: string, name: string): string => {
  const digest = createHash('sha256').update(`${poolId}\n${name.toLowerCase()}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) % 4);
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `3${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return groups.join('-');
};

const madeUpName = ({ settings }: Service, pool: PoolRecord, typedName: string): string =>
  settings.get('stableUserNameForUnknownUsers') ? nameBasedUuid(pool.id, typedName) : randomUUID();

/** Throws UserNotFoundException where the client does not hide who has an account. */
export const findSubject = (
  service: Service,
  client: ClientRecord,
  pool: PoolRecord,
  typedName: string,
): Subject => {
  const user = findUser(service, pool, typedName);
  if (user !== undefined) return { kind: 'user', user, typedName };
  if (!existenceErrorsPrevented(service, client)) throw userNotFound();
  return { kind: 'unknown', username: madeUpName(service, pool, typedName), typedName };
};

const sameName = (pool: PoolRecord, left: string, right: string): boolean =>
  isCaseSensitive(pool) ? left === right : left.toLowerCase() === right.toLowerCase();

/**
 * Whom a session is about now: its user may have changed, or have been deleted, since the step before.
 * @param name USERNAME of the response, which must still mean the same user
 */
export const subjectOfSession = (
  service: Service,
  pool: PoolRecord,
  session: SessionRecord,
  name: string,
): Subject => {
  const { username, state } = session;
  const mismatch = notAuthorized('Invalid session for the user.');
  if (session.userNotFound) {
    const matches = name === username || sameName(pool, name, state.typedName);
    if (!matches) throw mismatch;
    return { kind: 'unknown', username, typedName: state.typedName };
  }
  const user = findUser(service, pool, name);
  if (user?.username !== username || user.sub !== session.sub) throw mismatch;
  return { kind: 'user', user, typedName: state.typedName };
};

export const recordName = (subject: Subject): string =>
  subject.kind === 'user' ? subject.user.username : subject.username;

/**
 * The name that a client is sent back. Where the pool makes up user names, every name has that form;
 * where users choose them, a made-up one would reveal that the user does not exist.
 */
export const shownName = (pool: PoolRecord, subject: Subject): string => {
  if (subject.kind === 'user') return subject.user.username;
  const namesAreMadeUp = (pool.properties.UsernameAttributes ?? []).length > 0;
  return namesAreMadeUp ? subject.username : subject.typedName;
};

/** The user behind a proof that only a user can give. */
const requireSomebody = (subject: Subject): UserRecord => {
  if (subject.kind === 'user') return subject.user;
  throw wrongUserOrPassword();
};

/** The user as it is now. An unknown user, and one deleted or replaced since, get the response to a wrong password. */
export const currentUser = (service: Service, subject: Subject): UserRecord => {
  const known = requireSomebody(subject);
  const user = findUser(service, requirePool(service, known.poolId), known.username);
  if (user?.sub !== known.sub) throw wrongUserOrPassword();
  return user;
};

/** The fields of a trigger's request that say who it is. `userNotFound` is only there when existence is hidden. */
export const subjectFacts = (
  service: Service,
  client: ClientRecord,
  subject: Subject,
): { readonly userAttributes: Record<string, string>; readonly userNotFound?: boolean } => ({
  userAttributes: subject.kind === 'user' ? eventAttributes(currentUser(service, subject)) : {},
  ...(existenceErrorsPrevented(service, client)
    ? { userNotFound: subject.kind === 'unknown' }
    : {}),
});

/** Refuses users who may not sign in however they prove who they are. */
export const checkMaySignIn = (user: UserRecord): void => {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  }
};

/** Refuses passwords that an administrator took out of use. */
export const checkPasswordUsable = (user: UserRecord): void => {
  if (user.status !== 'RESET_REQUIRED') return;
  throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user');
};

/** Refuses a temporary password whose days are over; asked only once it was right. */
export const checkTemporaryPassword = ({ clock }: Service, user: UserRecord): void => {
  const { status, temporaryPasswordUntil } = user;
  if (status !== 'FORCE_CHANGE_PASSWORD' || temporaryPasswordUntil === undefined) return;
  if (clock.now() < temporaryPasswordUntil) return;
  throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
};
