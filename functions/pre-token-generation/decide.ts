import type { ClaimMapping } from '#shared/profile/claim-mapping.ts';
import { claimsOf, exceedsBudget, type TokenClaims } from '#shared/profile/claims.ts';
import type { Profile } from '#shared/profile/profile.ts';

export type TokenPolicy = {
  readonly mappings: readonly ClaimMapping[];
  /** When profiles cannot be read: no tokens, or tokens without our claims. */
  readonly profileStoreDown: 'deny' | 'minimal';
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
