import type { Service } from '../service.ts';
import { ofPool } from '../store/in-pool.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { nameInPool } from '../store/user-names.ts';
import { userNotFound } from '../wire/cognito-error.ts';

const keyOf = (poolId: string, username: string): string => `${poolId}/${username}`;

/** Pools created by the API are case sensitive by default (guide: case sensitivity). */
export const isCaseSensitive = (pool: PoolRecord): boolean =>
  pool.properties.UsernameConfiguration?.CaseSensitive !== false;

const folded = (pool: PoolRecord, name: string): string =>
  isCaseSensitive(pool) ? name : name.toLowerCase();

/** Whether users of this pool sign in by this attribute in place of a user name. */
export const signsInBy = (pool: PoolRecord, attribute: 'email' | 'phone_number'): boolean =>
  pool.properties.UsernameAttributes?.includes(attribute) === true;

export const usersOf = ({ store }: Service, pool: PoolRecord): readonly UserRecord[] =>
  ofPool(store.users, pool);

/** Users with this name, or an attribute of this value that can be a name, in whatever case. */
export const usersNamed = (
  { store }: Service,
  pool: PoolRecord,
  name: string,
): readonly UserRecord[] => store.users.named(nameInPool(pool.id, name));

/** Whether `name` stands for this user: user name, sub, an address of a pool that signs in by it, a verified alias. */
const answersTo = (pool: PoolRecord, user: UserRecord, name: string): boolean => {
  const same = (value: string | undefined) =>
    value !== undefined && folded(pool, value) === folded(pool, name);
  const { email, phone_number, preferred_username } = user.attributes;
  const aliases = pool.properties.AliasAttributes ?? [];
  return (
    same(user.username) ||
    user.sub === name ||
    (signsInBy(pool, 'email') && same(email)) ||
    (signsInBy(pool, 'phone_number') && phone_number === name) ||
    (aliases.includes('email') && user.attributes.email_verified === 'true' && same(email)) ||
    (aliases.includes('phone_number') &&
      user.attributes.phone_number_verified === 'true' &&
      phone_number === name) ||
    (aliases.includes('preferred_username') && same(preferred_username))
  );
};

export const findUser = (
  service: Service,
  pool: PoolRecord,
  name: string,
): UserRecord | undefined =>
  service.store.users.get(keyOf(pool.id, folded(pool, name))) ??
  usersNamed(service, pool, name).find((user) => answersTo(pool, user, name));

export const requireUser = (service: Service, pool: PoolRecord, name: string): UserRecord => {
  const user = findUser(service, pool, name);
  if (user === undefined) throw userNotFound();
  return user;
};

const report = (
  { recordUser }: Service,
  change: 'saved' | 'removed',
  { poolId: userPoolId, username, status, enabled }: UserRecord,
): void => recordUser({ change, userPoolId, username, status, enabled });

const write = (service: Service, user: UserRecord): UserRecord => {
  const written = service.store.users.put(keyOf(user.poolId, user.username), user);
  report(service, 'saved', written);
  return written;
};

/** Writes a user and sets its time of change. */
export const saveUser = (service: Service, user: UserRecord): UserRecord =>
  write(service, { ...user, modifiedAt: service.clock.now() });

/** Writes a new user. The time of its change is that of its creation, to the millisecond, as in Cognito. */
export const addUser = (service: Service, user: UserRecord): UserRecord =>
  write(service, { ...user, modifiedAt: user.createdAt });

/** The current user: while an operation waited for a trigger, the user may have changed or been deleted. */
export const reloadUser = (service: Service, user: UserRecord): UserRecord => {
  const current = service.store.users.get(keyOf(user.poolId, user.username));
  if (current === undefined) throw userNotFound();
  return current;
};

/** Removes a user and all codes sent to it: an old one must not work for the next user of that name. */
export const removeUser = (service: Service, user: UserRecord): void => {
  const { store } = service;
  const { poolId, username } = user;
  for (const [key, code] of [...store.codes.entries()]) {
    if (code.poolId === poolId && code.username === username) store.codes.delete(key);
  }
  store.users.delete(keyOf(poolId, username));
  report(service, 'removed', user);
};

/** The attributes of a trigger event: the user's own, `sub` and `cognito:user_status`. */
export const eventAttributes = (user: UserRecord): Record<string, string> => ({
  sub: user.sub,
  'cognito:user_status': user.status,
  ...user.attributes,
  ...(user.identities.length === 0 ? {} : { identities: JSON.stringify(user.identities) }),
});
