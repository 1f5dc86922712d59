import { existenceErrorsPrevented, requirePool } from '../pools/pools.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, SessionRecord, UserRecord } from '../store/records.ts';
import {
  CognitoError,
  notAuthorized,
  userNotFound,
  wrongUserOrPassword,
} from '../wire/cognito-error.ts';
import { newSub, subOfName } from './subs.ts';
import { eventAttributes, findUser, isCaseSensitive } from './users.ts';

/** The subject of a sign-in: a user or an unknown user. The response must not reveal which. */
export type Subject =
  | { readonly kind: 'user'; readonly user: UserRecord; readonly typedName: string }
  | { readonly kind: 'unknown'; readonly username: string; readonly typedName: string };

const madeUpName = ({ settings }: Service, pool: PoolRecord, typedName: string): string =>
  settings.get('stableUserNameForUnknownUsers') ? subOfName(pool.id, typedName) : newSub();

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
 * The subject of a session now: its user may have changed or been deleted since the previous step.
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
 * The name that a client gets back. In pools that generate user names, a made-up name has the same form. Where users
 * choose their names, a made-up one would reveal that the user does not exist, so the client gets the name that it
 * sent.
 */
export const shownName = (pool: PoolRecord, subject: Subject): string => {
  if (subject.kind === 'user') return subject.user.username;
  const namesAreMadeUp = (pool.properties.UsernameAttributes ?? []).length > 0;
  return namesAreMadeUp ? subject.username : subject.typedName;
};

/** The user of a proof that an unknown user cannot give. */
const requireSomebody = (subject: Subject): UserRecord => {
  if (subject.kind === 'user') return subject.user;
  throw wrongUserOrPassword();
};

/** The current user. An unknown user, and one deleted or replaced since, get the response to a wrong password. */
export const currentUser = (service: Service, subject: Subject): UserRecord => {
  const known = requireSomebody(subject);
  const user = findUser(service, requirePool(service, known.poolId), known.username);
  if (user?.sub !== known.sub) throw wrongUserOrPassword();
  return user;
};

/** The fields of a trigger's request about the user. `userNotFound` exists only where the client hides existence. */
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

/** Refuses users who may not sign in by any method. */
export const checkMaySignIn = (user: UserRecord): void => {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  }
};

/** Refuses a password that an administrator has reset. */
export const checkPasswordUsable = (user: UserRecord): void => {
  if (user.status !== 'RESET_REQUIRED') return;
  throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user');
};

/** Refuses an expired temporary password; called only after it was right. */
export const checkTemporaryPassword = ({ clock }: Service, user: UserRecord): void => {
  const { status, temporaryPasswordUntil } = user;
  if (status !== 'FORCE_CHANGE_PASSWORD' || temporaryPasswordUntil === undefined) return;
  if (clock.now() < temporaryPasswordUntil) return;
  throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
};
