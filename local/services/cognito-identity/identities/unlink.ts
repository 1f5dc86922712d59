import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin } from '../store/records.ts';

/**
 * Removes logins. The identity of an unlinked login is not found again by it: its next sign-in makes a new one. Without
 * any login left, the identity is that of a guest.
 */
export const unlink = (
  { store, clock }: Pick<Service, 'store' | 'clock'>,
  identity: IdentityRecord,
  isRemoved: (login: LinkedLogin) => boolean,
): void => {
  store.identities.put(identity.id, {
    ...identity,
    logins: identity.logins.filter((login) => !isRemoved(login)),
    modifiedAt: clock.now(),
  });
};
