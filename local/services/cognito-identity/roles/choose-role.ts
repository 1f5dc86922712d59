import type { RoleMapping } from '@aws-sdk/client-cognito-identity';
import type { JWTPayload } from 'jose';
import { roleByRules } from './mapping-rules.ts';

/** What of a verified login decides its role. */
export type RoleFacts = {
  readonly provider: string;
  readonly audience: string;
  readonly claims: JWTPayload;
};

export type RoleChoice =
  | { readonly kind: 'role'; readonly arn: string }
  /** No role is attached for this kind of identity. */
  | { readonly kind: 'no-role' }
  /** CustomRoleArn is none of the token's roles. */
  | { readonly kind: 'not-in-token' }
  /** AmbiguousRoleResolution of this mapping is Deny. */
  | { readonly kind: 'denied'; readonly mapping: string };

type Policy = {
  readonly roles: Readonly<Record<string, string>>;
  readonly roleMappings: Readonly<Record<string, RoleMapping>>;
};

/** A list in ID tokens; the page on roles shows a text with commas. */
const rolesIn = (claims: JWTPayload): readonly string[] => {
  const claim = claims['cognito:roles'];
  if (typeof claim === 'string') return claim.split(',').map((role) => role.trim());
  return Array.isArray(claim) ? claim.filter((role) => typeof role === 'string') : [];
};

const preferredIn = (claims: JWTPayload): string | undefined => {
  const claim = claims['cognito:preferred_role'];
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
};

/** The preferred role, or the only one. */
const roleByToken = (claims: JWTPayload): string | undefined => {
  const roles = rolesIn(claims);
  return preferredIn(claims) ?? (roles.length === 1 ? roles[0] : undefined);
};

const mappingOf = ({ roleMappings }: Policy, { provider, audience }: RoleFacts) =>
  [`${provider}:${audience}`, provider]
    .map((key) => [key, roleMappings[key]] as const)
    .find(([, mapping]) => mapping !== undefined);

const roleOf = (arn: string | undefined): RoleChoice =>
  arn === undefined ? { kind: 'no-role' } : { kind: 'role', arn };

const chooseByMapping = (policy: Policy, login: RoleFacts): RoleChoice | undefined => {
  const [key = '', mapping] = mappingOf(policy, login) ?? [];
  if (mapping === undefined) return undefined;
  const found =
    mapping.Type === 'Token'
      ? roleByToken(login.claims)
      : roleByRules(mapping.RulesConfiguration?.Rules ?? [], login.claims);
  if (found !== undefined) return { kind: 'role', arn: found };
  return mapping.AmbiguousRoleResolution === 'AuthenticatedRole'
    ? roleOf(policy.roles.authenticated)
    : { kind: 'denied', mapping: key };
};

/** Only a token with its roles mapped may name one: otherwise the claim of any provider would be a grant. */
const chooseCustom = (policy: Policy, logins: readonly RoleFacts[], arn: string): RoleChoice =>
  logins.some(
    (login) =>
      mappingOf(policy, login)?.[1]?.Type === 'Token' && rolesIn(login.claims).includes(arn),
  )
    ? { kind: 'role', arn }
    : { kind: 'not-in-token' };

/**
 * The role of a session (developer guide, role-based-access-control): CustomRoleArn, if the token has it among its
 * roles; then what the mapping of the first mapped login says; then the role that is attached to the pool.
 *
 * @param logins empty for a guest
 */
export const chooseRole = (
  policy: Policy,
  logins: readonly RoleFacts[],
  signedIn: boolean,
  customRoleArn: string | undefined,
): RoleChoice => {
  if (customRoleArn !== undefined) return chooseCustom(policy, logins, customRoleArn);
  if (!signedIn) return roleOf(policy.roles.unauthenticated);
  const mapped = logins.map((login) => chooseByMapping(policy, login));
  return mapped.find((choice) => choice !== undefined) ?? roleOf(policy.roles.authenticated);
};
