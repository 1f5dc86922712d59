import { isAllowedClient } from '#shared/identity/app-client.ts';
import { type DomainLists, isAddressAllowed } from '#shared/identity/email-domains.ts';
import type { ClaimMapping } from '#shared/profile/claim-mapping.ts';
import { claimsOf, exceedsBudget, type TokenClaims } from '#shared/profile/claims.ts';
import type { Profile } from '#shared/profile/profile.ts';

export type TokenPolicy = DomainLists & {
  /** App clients that may sign in; empty allows all. */
  readonly allowedClientIds: readonly string[];
  readonly mappings: readonly ClaimMapping[];
  /** When profiles cannot be read: no tokens, or tokens without our claims. */
  readonly profileStoreDown: 'deny' | 'minimal';
};

export type AdmissionFacts = {
  readonly clientId: string;
  readonly email: string | undefined;
};

/**
 * Whether tokens may be made at all: asked at every sign-in and every refresh, since federated sign-ins pass no other
 * check on the client, a client may be withdrawn, and a user may change the address after sign-up.
 */
export const decideAdmission = (
  { clientId, email }: AdmissionFacts,
  policy: Pick<TokenPolicy, 'allowedClientIds' | keyof DomainLists>,
): 'admit' | 'client_not_allowed' | 'domain_not_allowed' => {
  if (!isAllowedClient(clientId, policy.allowedClientIds)) return 'client_not_allowed';
  return isAddressAllowed(email, policy) ? 'admit' : 'domain_not_allowed';
};

/**
 * | outcome | the tokens |
 * | --- | --- |
 * | enrich | carry the profile's claims |
 * | refuse | are not issued: the profile is suspended |
 * | minimal | carry none of our claims: together they exceed the size budget, and a subset could grant more |
 */
export type TokenDecision =
  | { readonly outcome: 'enrich'; readonly claims: TokenClaims }
  | { readonly outcome: 'refuse' }
  | { readonly outcome: 'minimal' };

export const decide = (
  profile: Profile,
  { mappings }: Pick<TokenPolicy, 'mappings'>,
): TokenDecision => {
  if (profile.status !== 'active') return { outcome: 'refuse' };
  const claims = claimsOf(profile, mappings);
  return exceedsBudget(claims) ? { outcome: 'minimal' } : { outcome: 'enrich', claims };
};
