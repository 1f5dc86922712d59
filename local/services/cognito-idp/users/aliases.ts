import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';
import { saveUser, usersNamed } from './users.ts';

export const aliasExists = (attribute: string): CognitoError =>
  new CognitoError(
    'AliasExistsException',
    `An account with the ${attribute.replaceAll('_', ' ')} already exists.`,
  );

/** Another user who holds this user's address as a verified alias, where the pool has aliases. */
const holderOf = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  attribute: 'email' | 'phone_number',
): UserRecord | undefined => {
  if (pool.properties.AliasAttributes?.includes(attribute) !== true) return undefined;
  const value = user.attributes[attribute]?.toLowerCase();
  if (value === undefined) return undefined;
  return usersNamed(service, pool, value).find(
    (other) =>
      other.username !== user.username &&
      other.attributes[attribute]?.toLowerCase() === value &&
      other.attributes[`${attribute}_verified`] === 'true',
  );
};

/**
 * Checks an alias before its address counts as verified: an alias has one holder. With `force` it moves, and the
 * former holder's address becomes unverified; otherwise throws AliasExistsException.
 */
export const takeAlias = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  attribute: 'email' | 'phone_number',
  force: boolean,
): void => {
  const holder = holderOf(service, pool, user, attribute);
  if (holder === undefined) return;
  if (!force) {
    throw aliasExists(attribute);
  }
  const attributes = { ...holder.attributes, [`${attribute}_verified`]: 'false' };
  saveUser(service, { ...holder, attributes });
};
