import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';
import { type Attributes, checkChangeable, readAttributes } from './attributes.ts';
import { saveUser, signsInBy, usersNamed } from './users.ts';

export type Verifiable = 'email' | 'phone_number';
export const verifiable: readonly Verifiable[] = ['email', 'phone_number'];

/** Splits a change into the part that a code must verify first and the part that takes effect at once. */
const divided = (pool: PoolRecord, user: UserRecord, changes: Attributes) => {
  const guarded =
    pool.properties.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  const isNew = (name: string) => changes[name] !== user.attributes[name];
  const waits = (name: string): name is Verifiable =>
    guarded.some((attribute) => attribute === name) &&
    isNew(name) &&
    changes[name] !== '' &&
    // An administrator may set the attribute to verified in the same call.
    changes[`${name}_verified`] !== 'true';
  const entries = Object.entries(changes);
  return {
    waiting: Object.fromEntries(entries.filter(([name]) => waits(name))),
    atOnce: Object.fromEntries(entries.filter(([name]) => !waits(name))),
    unverified: verifiable.filter(
      (name) => name in changes && isNew(name) && !waits(name) && !(`${name}_verified` in changes),
    ),
  };
};

const alike = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && left.toLowerCase() === right?.toLowerCase();

const unique = [...verifiable, 'preferred_username'] as const;

const exclusive = (pool: PoolRecord, name: (typeof unique)[number]): boolean =>
  name === 'preferred_username'
    ? pool.properties.AliasAttributes?.includes(name) === true
    : signsInBy(pool, name);

/** A sign-in name belongs to one user. Aliases that must be verified first are checked elsewhere. */
export const checkFree = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  changes: Attributes,
): void => {
  for (const name of unique) {
    const value = changes[name];
    if (!value || !exclusive(pool, name)) continue;
    const others = usersNamed(service, pool, value).filter(
      ({ username }) => username !== user.username,
    );
    if (others.some(({ attributes }) => alike(attributes[name], value))) {
      throw new CognitoError(
        'AliasExistsException',
        `An account with the given ${name} already exists.`,
      );
    }
  }
};

const withoutAddress: Readonly<Record<Verifiable, string>> = {
  email: 'Email is required to verify/un-verify an email',
  phone_number: 'Phone Number is required to verify/un-verify a phone number',
};

/** A flag needs its address. The texts are those that cognito-local has from AWS. */
const checkFlags = (user: UserRecord, changes: Attributes): void => {
  const bare = verifiable.find(
    (name) => changes[`${name}_verified`] && !(changes[name] ?? user.attributes[name]),
  );
  if (bare !== undefined) throw invalidParameter(withoutAddress[bare]);
};

const withoutEmpty = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));

/**
 * Changes attributes; guarded ones stay pending until a code verifies them. Returns the user and the names to verify.
 */
export const changeAttributes = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  changes: Attributes,
): { readonly user: UserRecord; readonly toVerify: readonly Verifiable[] } => {
  checkFlags(user, changes);
  checkFree(service, pool, user, changes);
  const { waiting, atOnce, unverified } = divided(pool, user, changes);
  const flags = Object.fromEntries(
    unverified.map((name) => [`${name}_verified`, changes[name] === '' ? '' : 'false']),
  );
  const changed = saveUser(service, {
    ...user,
    attributes: withoutEmpty({ ...user.attributes, ...flags, ...atOnce }),
    pendingAttributes: { ...user.pendingAttributes, ...waiting },
  });
  const autoVerified = pool.properties.AutoVerifiedAttributes ?? [];
  const changedNow = unverified.filter(
    (name) => autoVerified.includes(name) && atOnce[name] !== '',
  );
  const pending = verifiable.filter((name) => name in waiting);
  return { user: changed, toVerify: [...pending, ...changedNow] };
};

/** Removes attributes and their verified flags. Refuses required and immutable ones. */
export const removeAttributes = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  names: readonly string[],
): void => {
  const emptied = names.map((Name) => ({ Name, Value: '' }));
  checkChangeable(pool, readAttributes(pool, emptied, 'Delete'));
  const kept = Object.entries(user.attributes).filter(
    ([name]) => !names.includes(name.replace(/_verified$/, '')),
  );
  saveUser(service, { ...user, attributes: Object.fromEntries(kept) });
};
