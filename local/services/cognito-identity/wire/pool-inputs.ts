import * as v from 'valibot';
import { arn, developerProviderName, providerName, text } from './inputs.ts';

/** The members of a pool, with the bounds of the API reference: CreateIdentityPool. */

const arns = v.optional(v.array(arn));

const tags = v.record(text(/^[\s\S]+$/, 1, 128), text(/^[\s\S]*$/, 0, 256));

export const poolTags = tags;

const userPool = v.strictObject({
  ProviderName: v.optional(providerName),
  ClientId: v.optional(text(/^[\w_]+$/, 1, 128)),
  ServerSideTokenCheck: v.optional(v.boolean()),
});

export const poolMembers = {
  IdentityPoolName: text(/^[\w\s+=,.@-]+$/, 1, 128),
  AllowUnauthenticatedIdentities: v.boolean(),
  AllowClassicFlow: v.optional(v.boolean(), false),
  SupportedLoginProviders: v.optional(
    v.record(text(/^[\s\S]+$/, 1, 128), text(/^[\w.;_/-]+$/, 1, 128)),
  ),
  DeveloperProviderName: v.optional(developerProviderName),
  OpenIdConnectProviderARNs: arns,
  CognitoIdentityProviders: v.optional(v.array(userPool)),
  SamlProviderARNs: arns,
  IdentityPoolTags: v.optional(tags),
};

const rule = v.strictObject({
  Claim: text(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, 1, 64),
  MatchType: v.picklist(
    ['NotEqual', 'StartsWith', 'Contains', 'Equals'],
    'Member must satisfy enum value set: [NotEqual, StartsWith, Contains, Equals]',
  ),
  Value: text(/^[\s\S]+$/, 1, 128),
  RoleARN: arn,
});

/** How many rules there may be is checked with the mappings, in words of its own. */
const mapping = v.strictObject({
  Type: v.picklist(['Token', 'Rules'], 'Member must satisfy enum value set: [Token, Rules]'),
  AmbiguousRoleResolution: v.optional(
    v.picklist(
      ['AuthenticatedRole', 'Deny'],
      'Member must satisfy enum value set: [AuthenticatedRole, Deny]',
    ),
  ),
  RulesConfiguration: v.optional(
    v.strictObject({
      Rules: v.pipe(
        v.array(rule),
        v.minLength(1, 'Member must have length greater than or equal to 1'),
      ),
    }),
  ),
});

export const roles = v.record(text(/^(un)?authenticated$/, 1, 128), arn);

export const roleMappings = v.pipe(
  v.record(text(/^[\s\S]+$/, 1, 128), mapping),
  v.check(
    (all) => Object.keys(all).length <= 10,
    'Member must have length less than or equal to 10',
  ),
);
