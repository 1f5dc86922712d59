import type { ClaimsExtension, TokenFacts } from '#shared/extensions/claims.ts';
import { withComputedClaims } from '#shared/extensions/computed-claims.ts';
import { ownClaimsOf, ownValuesOf } from '#shared/extensions/own-fields.ts';
import { isAllowedClient } from '#shared/identity/app-client.ts';
import { type DomainLists, isAddressAllowed } from '#shared/identity/email-domains.ts';
import type { ClaimMapping } from '#shared/profile/claim-mapping.ts';
import { claimsOf, exceedsBudget, type TokenClaims } from '#shared/profile/claims.ts';
import type { Profile } from '#shared/profile/profile.ts';

export type TokenPolicy = DomainLists & {
  /** App clients that may sign in; empty allows all. */
  readonly allowedClientIds: readonly string[];
  readonly mappings: readonly ClaimMapping[];
  /** Fields and claims of the team's own. */
  readonly own: ClaimsExtension;
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
 * | enrich | carry the profile's claims; `leftOut` counts the computed ones that no token may carry |
 * | refuse | are not issued: the profile is suspended |
 * | minimal | carry none of our claims: together they exceed the size budget, and a subset could grant more |
 */
export type TokenDecision =
  | {
      readonly outcome: 'enrich';
      readonly claims: TokenClaims;
      readonly leftOut: number;
      /** `compute` of `extensions/claims.ts` threw. */
      readonly failed: boolean;
    }
  | { readonly outcome: 'refuse' }
  | { readonly outcome: 'minimal' };

const merged = (one: TokenClaims, other: TokenClaims): TokenClaims => ({
  id: { ...one.id, ...other.id },
  access: { ...one.access, ...other.access },
});

export const decide = (
  profile: Profile,
  { mappings, own }: Pick<TokenPolicy, 'mappings' | 'own'>,
  facts: TokenFacts,
): TokenDecision => {
  if (profile.status !== 'active') return { outcome: 'refuse' };
  const values = ownValuesOf(own.fields, profile.own);
  const claims = merged(ownClaimsOf(own.fields, values), claimsOf(profile, mappings));
  if (exceedsBudget(claims)) return { outcome: 'minimal' };
  const found = { row: profile, own: values, mappings };
  return { outcome: 'enrich', ...withComputedClaims(claims, own, found, facts) };
};
