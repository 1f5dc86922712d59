import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin } from '../store/records.ts';
import { loginInPool } from '../store/store.ts';
import { conflict, notFound } from '../wire/errors.ts';

type Parts = Pick<Service, 'store'>;

/** The identity by its id. Throws ResourceNotFoundException. */
export const findIdentity = ({ store }: Parts, id: string): IdentityRecord => {
  const found = store.identities.get(id);
  if (found === undefined) throw notFound(`Identity '${id}' not found.`);
  return found;
};

/** The identity of a login, where it has one. */
export const ownerOf = (
  { store }: Parts,
  poolId: string,
  login: LinkedLogin,
): IdentityRecord | undefined => store.identities.named(loginInPool(poolId, login))[0];

/** The one identity that has these logins. Two identities with logins stay two (API reference: GetId). */
export const onlyOwner = (
  parts: Parts,
  poolId: string,
  logins: readonly LinkedLogin[],
): IdentityRecord | undefined => {
  const owners = new Set(logins.flatMap((login) => ownerOf(parts, poolId, login) ?? []));
  if (owners.size > 1) throw conflict('Login is already linked to another account');
  return [...owners][0];
};

/** Merged into another identity, or left without a login. */
export const isDisabled = ({ mergedInto, closed }: IdentityRecord): boolean =>
  mergedInto !== undefined || closed === true;
