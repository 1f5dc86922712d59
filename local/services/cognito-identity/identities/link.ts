import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin } from '../store/records.ts';
import { loginsDoNotMatch } from '../wire/errors.ts';

/** The most logins that an identity may have (API reference: MergeDeveloperIdentities). */
export const mostLogins = 20;

export const isSame = (one: LinkedLogin, other: LinkedLogin): boolean =>
  one.provider === other.provider && one.subject === other.subject;

/** A login as it is kept: without its claims. */
export const onlyIds = ({ provider, subject }: LinkedLogin): LinkedLogin => ({ provider, subject });

/** Two users of one provider cannot be one identity. */
const checkLinkable = (identity: IdentityRecord, added: readonly LinkedLogin[]): void => {
  const providers = [...identity.logins, ...added].map(({ provider }) => provider);
  const isTwice = new Set(providers).size < providers.length;
  if (isTwice || providers.length > mostLogins) throw loginsDoNotMatch();
};

/** Adds the logins that the identity lacks. */
export const link = (
  { store, clock }: Pick<Service, 'store' | 'clock'>,
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
