import { randomUUID } from 'node:crypto';
import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin, PoolRecord } from '../store/records.ts';
import { loginInPool } from '../store/store.ts';
import { conflict, loginsDoNotMatch, notAuthorized, notFound } from '../wire/errors.ts';

type Parts = Pick<Service, 'store' | 'clock' | 'region'>;

/** The most logins that an identity may have (API reference: MergeDeveloperIdentities). */
export const mostLogins = 20;

export const isSame = (one: LinkedLogin, other: LinkedLogin): boolean =>
  one.provider === other.provider && one.subject === other.subject;

export const ownerOf = ({ store }: Parts, poolId: string, login: LinkedLogin) =>
  store.identities.named(loginInPool(poolId, login))[0];

const onlyIds = ({ provider, subject }: LinkedLogin): LinkedLogin => ({ provider, subject });

/** A new identity; without logins, that of a guest. */
export const createIdentity = (
  { store, clock, region }: Parts,
  pool: PoolRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  const id = `${region}:${randomUUID()}`;
  const now = clock.now();
  return store.identities.put(id, {
    id,
    poolId: pool.id,
    logins: logins.map(onlyIds),
    createdAt: now,
    modifiedAt: now,
  });
};

/** The identity by its id. Throws ResourceNotFoundException. */
export const findIdentity = ({ store }: Parts, id: string): IdentityRecord => {
  const found = store.identities.get(id);
  if (found === undefined) throw notFound(`Identity '${id}' not found.`);
  return found;
};

/** Two users of one provider cannot be one identity. */
const checkLinkable = (identity: IdentityRecord, added: readonly LinkedLogin[]): void => {
  const providers = [...identity.logins, ...added].map(({ provider }) => provider);
  const isTwice = new Set(providers).size < providers.length;
  if (isTwice || providers.length > mostLogins) throw loginsDoNotMatch();
};

/** Adds the logins that the identity lacks. */
export const link = (
  { store, clock }: Parts,
  identity: IdentityRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  const added = logins
    .filter((login) => !identity.logins.some((own) => isSame(own, login)))
    .map(onlyIds);
  if (added.length === 0) return identity;
  checkLinkable(identity, added);
  return store.identities.put(identity.id, {
    ...identity,
    logins: [...identity.logins, ...added],
    modifiedAt: clock.now(),
  });
};

/** A guest that signed in as someone known: the guest's identity is disabled, and its id leads to the other one. */
const mergeGuest = ({ store, clock }: Parts, guest: IdentityRecord, into: IdentityRecord): void => {
  store.identities.put(guest.id, { ...guest, mergedInto: into.id, modifiedAt: clock.now() });
};

/** The one identity that has these logins. Two identities with logins stay two (API reference: GetId). */
const onlyOwner = (
  parts: Parts,
  poolId: string,
  logins: readonly LinkedLogin[],
): IdentityRecord | undefined => {
  const owners = new Set(logins.flatMap((login) => ownerOf(parts, poolId, login) ?? []));
  if (owners.size > 1) throw conflict('Login is already linked to another account');
  return [...owners][0];
};

/** GetId: the identity of these logins, made where there is none. */
export const identityOf = (
  parts: Parts,
  pool: PoolRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  const owner = onlyOwner(parts, pool.id, logins);
  return owner === undefined ? createIdentity(parts, pool, logins) : link(parts, owner, logins);
};

const signIn = (
  parts: Parts,
  identity: IdentityRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  const isGuest = identity.logins.length === 0;
  const owner = onlyOwner(parts, identity.poolId, logins);
  if (isGuest && owner !== undefined) {
    if (identity.mergedInto !== undefined && identity.mergedInto !== owner.id) {
      throw loginsDoNotMatch();
    }
    if (identity.mergedInto === undefined) mergeGuest(parts, identity, owner);
    return link(parts, owner, logins);
  }
  const isOwn = isGuest ? identity.mergedInto === undefined : owner?.id === identity.id;
  if (!isOwn) throw loginsDoNotMatch();
  return link(parts, identity, logins);
};

/**
 * The identity that a call with this id and these logins is for. It may be another than the one asked for: a guest that
 * signs in as a known user becomes that user's identity. Throws NotAuthorizedException in Cognito's words.
 */
export const enter = (
  parts: Parts,
  identity: IdentityRecord,
  pool: PoolRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  if (logins.length > 0) return signIn(parts, identity, logins);
  const isGuest = identity.logins.length === 0 && identity.mergedInto === undefined;
  if (!isGuest) throw notAuthorized(`Access to Identity '${identity.id}' is forbidden.`);
  if (!pool.properties.AllowUnauthenticatedIdentities) throw noGuests();
  return identity;
};

export const noGuests = () =>
  notAuthorized('Unauthenticated access is not supported for this identity pool.');
