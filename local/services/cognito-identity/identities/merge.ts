import type { Service } from '../service.ts';
import type { IdentityRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/errors.ts';
import { mostLogins } from './link.ts';

/** Users of one public provider stay two (API reference: MergeDeveloperIdentities). */
const checkMergeable = (
  from: IdentityRecord,
  into: IdentityRecord,
  developerProvider: string,
): void => {
  const isPublic = ({ provider }: { readonly provider: string }) => provider !== developerProvider;
  const taken = into.logins.filter(isPublic).map(({ provider }) => provider);
  if (from.logins.filter(isPublic).some(({ provider }) => taken.includes(provider))) {
    throw invalidParameter('The identities have different users of one provider.');
  }
  if (from.logins.length + into.logins.length > mostLogins) {
    throw invalidParameter(`An identity has at most ${mostLogins} logins.`);
  }
};

/** Moves every login of one identity to another, and disables the first. */
export const mergeIdentities = (
  { store, clock }: Pick<Service, 'store' | 'clock'>,
  from: IdentityRecord,
  into: IdentityRecord,
  developerProvider: string,
): void => {
  if (from.id === into.id) return;
  checkMergeable(from, into, developerProvider);
  const modifiedAt = clock.now();
  store.identities.put(from.id, { ...from, logins: [], mergedInto: into.id, modifiedAt });
  store.identities.put(into.id, {
    ...into,
    logins: [...into.logins, ...from.logins],
    modifiedAt,
  });
};
