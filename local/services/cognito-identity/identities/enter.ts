import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin, PoolRecord } from '../store/records.ts';
import { loginsDoNotMatch, noGuests, notAuthorized } from '../wire/errors.ts';
import { onlyOwner } from './find.ts';
import { link } from './link.ts';

type Parts = Pick<Service, 'store' | 'clock'>;

/** A guest that signed in as someone known: the guest's identity is disabled, and its id leads to the other one. */
const mergeGuest = ({ store, clock }: Parts, guest: IdentityRecord, into: IdentityRecord): void => {
  store.identities.put(guest.id, { ...guest, mergedInto: into.id, modifiedAt: clock.now() });
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
  if (identity.closed === true) throw loginsDoNotMatch();
  if (logins.length > 0) return signIn(parts, identity, logins);
  const isGuest = identity.logins.length === 0 && identity.mergedInto === undefined;
  if (!isGuest) throw notAuthorized(`Access to Identity '${identity.id}' is forbidden.`);
  if (!pool.properties.AllowUnauthenticatedIdentities) throw noGuests();
  return identity;
};
