import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin } from '../store/records.ts';

/**
 * Removes logins. The identity of an unlinked login is not found again by it: its next sign-in makes a new one. Without
 * any login left, the identity is closed: as a guest's, everyone who knows its id could enter it, and find its files.
 */
export const unlink = (
  { store, clock }: Pick<Service, 'store' | 'clock'>,
  identity: IdentityRecord,
  isRemoved: (login: LinkedLogin) => boolean,
): void => {
  const logins = identity.logins.filter((login) => !isRemoved(login));
  store.identities.put(identity.id, {
    ...identity,
    logins,
    closed: logins.length === 0,
    modifiedAt: clock.now(),
  });
};
