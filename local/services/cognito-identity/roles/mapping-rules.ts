import type { MappingRule, MappingRuleMatchType } from '@aws-sdk/client-cognito-identity';
import type { JWTPayload } from 'jose';

/** A claim as a rule compares it: text; a list as `[a, b]`. Objects have no text. */
const textOf = (claim: unknown): string | undefined => {
  if (typeof claim === 'string') return claim;
  if (typeof claim === 'number' || typeof claim === 'boolean') return String(claim);
  if (Array.isArray(claim) && claim.every((one) => typeof one === 'string')) {
    return `[${claim.join(', ')}]`;
  }
  return undefined;
};

const comparisons: Readonly<
  Record<MappingRuleMatchType, (claim: string, value: string) => boolean>
> = {
  Equals: (claim, value) => claim === value,
  Contains: (claim, value) => claim.includes(value),
  StartsWith: (claim, value) => claim.startsWith(value),
  NotEqual: (claim, value) => claim !== value,
};

const fits = ({ Claim = '', MatchType, Value = '' }: MappingRule, claims: JWTPayload) => {
  const claim = Object.hasOwn(claims, Claim) ? textOf(claims[Claim]) : undefined;
  // Without the claim no rule fits, NotEqual neither.
  if (claim === undefined || MatchType === undefined) return false;
  return comparisons[MatchType](claim, Value);
};

/** The role of the first rule that fits the token (developer guide, role-based-access-control: using rules). */
export const roleByRules = (
  rules: readonly MappingRule[],
  claims: JWTPayload,
): string | undefined => rules.find((rule) => fits(rule, claims))?.RoleARN;
