import type { ClaimField, ClaimMapping } from './claim-mapping.ts';
import type { Profile } from './profile.ts';

/** A claim's value. Fields of the suite are texts and lists of texts. */
export type ProfileClaim = string | number | boolean | readonly string[];

export type Claims = Readonly<Record<string, ProfileClaim>>;

export type TokenClaims = { readonly id: Claims; readonly access: Claims };

/** Most bytes that the suite adds to one token, names and values as JSON. Cookies and headers hold little more. */
export const claimsBudgetBytes = 2048;

const fieldOf = (profile: Profile, field: ClaimField): ProfileClaim | undefined => profile[field];

const claimsFor = (profile: Profile, mappings: readonly ClaimMapping[]): Claims =>
  Object.fromEntries(
    mappings.flatMap(({ field, claim }) => {
      const value = fieldOf(profile, field);
      return value === undefined ? [] : [[claim, value]];
    }),
  );

/** The claims of a profile. A field that the profile does not have gives no claim. */
export const claimsOf = (profile: Profile, mappings: readonly ClaimMapping[]): TokenClaims => ({
  id: claimsFor(
    profile,
    mappings.filter(({ inIdToken }) => inIdToken),
  ),
  access: claimsFor(
    profile,
    mappings.filter(({ inAccessToken }) => inAccessToken),
  ),
});

export const exceedsBudget = ({ id, access }: TokenClaims): boolean =>
  [id, access].some((claims) => Buffer.byteLength(JSON.stringify(claims)) > claimsBudgetBytes);

/** V1 events carry only text: every other value becomes JSON text. */
export const asText = (claims: Claims): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(claims).map(([claim, value]) => [
      claim,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
