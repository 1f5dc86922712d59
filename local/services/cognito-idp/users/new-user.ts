import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';
import { isEmail, isPhoneNumber } from './attribute-values.ts';
import type { Attributes } from './attributes.ts';
import { newSub } from './subs.ts';
import { findUser, isCaseSensitive, signsInBy } from './users.ts';

/** A user name in the form of an alias would block that alias for its owner (guide: alias attributes). */
const checkNoAlias = ({ properties }: PoolRecord, name: string): void => {
  const aliases = properties.AliasAttributes ?? [];
  if (aliases.includes('email') && isEmail(name)) {
    throw invalidParameter(
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
  }
  if (aliases.includes('phone_number') && isPhoneNumber(name)) {
    throw invalidParameter(
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    );
  }
};

/** The attribute that this name stands for, in pools whose users sign in by an address. */
const nameAttribute = (pool: PoolRecord, name: string): 'email' | 'phone_number' | undefined => {
  const [byEmail, byPhone] = [signsInBy(pool, 'email'), signsInBy(pool, 'phone_number')];
  if (byEmail && isEmail(name)) return 'email';
  if (byPhone && isPhoneNumber(name)) return 'phone_number';
  if (byEmail && byPhone) {
    throw invalidParameter('Username should be either an email or a phone number.');
  }
  if (byEmail) throw invalidParameter('Username should be an email.');
  if (byPhone) throw invalidParameter('Username should be a phone number.');
  checkNoAlias(pool, name);
  return undefined;
};

export type NamedUser = {
  /** The record's user name; generated in pools whose users sign in by an address. */
  readonly username: string;
  readonly sub: string;
  readonly attributes: Attributes;
};

/**
 * An address that differs from the name it stands for would be replaced by it, and a proof of one would count for the
 * other. The text is that of Cognito for `email` (cognito-local 102); no source has that for phone numbers.
 */
const checkSameAddress = (
  given: string | undefined,
  attribute: 'email' | 'phone_number',
  name: string,
): void => {
  if (!given || given.toLowerCase() === name.toLowerCase()) return;
  const what = attribute.replaceAll('_', ' ');
  throw invalidParameter(
    `User ${what} should be empty or same as username, since username attribute is ${what}`,
  );
};

/** User name and `sub` of a new user. */
export const nameUser = (pool: PoolRecord, name: string, given: Attributes): NamedUser => {
  const attribute = nameAttribute(pool, name);
  const attributes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const sub = newSub();
  if (attribute !== undefined) {
    checkSameAddress(attributes[attribute], attribute, name);
    return { username: sub, sub, attributes: { ...attributes, [attribute]: name } };
  }
  return { username: isCaseSensitive(pool) ? name : name.toLowerCase(), sub, attributes };
};

/** What SignUp and AdminCreateUser say of a name that is taken. */
type TakenName = 'User already exists' | 'User account already exists';

/** Throws UsernameExistsException where another user has the name, or the address that users sign in by. */
export const checkNotTaken = (
  service: Service,
  pool: PoolRecord,
  name: string,
  takenName: TakenName = 'User already exists',
): void => {
  if (findUser(service, pool, name) === undefined) return;
  const attribute = nameAttribute(pool, name);
  const what = attribute === 'email' ? 'email' : 'phone_number';
  throw new CognitoError(
    'UsernameExistsException',
    attribute === undefined ? takenName : `An account with the given ${what} already exists.`,
  );
};

/** A new user's record, with defaults. */
export const freshUser = (
  { clock }: Service,
  pool: PoolRecord,
  { username, sub, attributes }: NamedUser,
  more: Pick<UserRecord, 'status'> & Partial<UserRecord>,
): UserRecord => ({
  poolId: pool.id,
  username,
  sub,
  attributes,
  enabled: true,
  groups: [],
  identities: [],
  mfa: { enabled: false, preferred: false },
  pendingAttributes: {},
  failedPasswords: 0,
  passwordsLockedUntil: 0,
  createdAt: clock.now(),
  modifiedAt: clock.now(),
  ...more,
});
