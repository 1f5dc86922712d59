import * as v from 'valibot';
import type { DeclaredIdentityPool } from '../services/cognito-identity/identity-pool.ts';
import { readProperties } from './read-properties.ts';
import type { Resource } from './template.ts';
import { TemplateError } from './template-error.ts';

const texts = v.optional(v.array(v.string()));

/** AWS::Cognito::IdentityPool. CognitoStreams, CognitoEvents and PushSync belong to Cognito Sync, which is not here. */
const PoolSchema = v.strictObject({
  IdentityPoolName: v.optional(v.string(), 'IdentityPool'),
  AllowUnauthenticatedIdentities: v.boolean(),
  AllowClassicFlow: v.optional(v.boolean(), false),
  CognitoIdentityProviders: v.optional(
    v.array(
      v.strictObject({
        ProviderName: v.string(),
        ClientId: v.string(),
        ServerSideTokenCheck: v.optional(v.boolean(), false),
      }),
    ),
  ),
  DeveloperProviderName: v.optional(v.string()),
  OpenIdConnectProviderARNs: texts,
  SamlProviderARNs: texts,
  SupportedLoginProviders: v.optional(v.record(v.string(), v.string())),
});

const RuleSchema = v.strictObject({
  Claim: v.string(),
  MatchType: v.picklist(['Equals', 'Contains', 'StartsWith', 'NotEqual']),
  Value: v.string(),
  RoleARN: v.string(),
});

/** AWS::Cognito::IdentityPoolRoleAttachment. */
const AttachmentSchema = v.strictObject({
  IdentityPoolId: v.string(),
  Roles: v.optional(v.record(v.string(), v.string()), {}),
  RoleMappings: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        IdentityProvider: v.optional(v.string()),
        Type: v.picklist(['Token', 'Rules']),
        AmbiguousRoleResolution: v.optional(v.picklist(['AuthenticatedRole', 'Deny'])),
        RulesConfiguration: v.optional(v.strictObject({ Rules: v.array(RuleSchema) })),
      }),
    ),
    {},
  ),
});

/** AWS::Cognito::IdentityPoolPrincipalTag. */
const TagsSchema = v.strictObject({
  IdentityPoolId: v.string(),
  IdentityProviderName: v.string(),
  UseDefaults: v.optional(v.boolean(), false),
  PrincipalTags: v.optional(v.record(v.string(), v.string()), {}),
});

const readAll = <Schema extends v.GenericSchema>(
  resources: readonly Resource[],
  type: string,
  schema: Schema,
): readonly v.InferOutput<Schema>[] =>
  resources
    .filter((resource) => resource.type === type)
    .map(({ properties, logicalId }) => readProperties(schema, properties, logicalId));

/** A mapping's key is its IdentityProvider where it has one, as CloudFormation makes it. */
const mappingsOf = (mappings: v.InferOutput<typeof AttachmentSchema>['RoleMappings']) =>
  Object.fromEntries(
    Object.entries(mappings).map(([key, { IdentityProvider = key, ...mapping }]) => [
      IdentityProvider,
      mapping,
    ]),
  );

/** The template's identity pool with its roles, mappings and tags, in the API's words. */
export const declaredIdentityPool = (
  resources: readonly Resource[],
  identityPoolId: string,
): DeclaredIdentityPool => {
  const [properties] = readAll(resources, 'AWS::Cognito::IdentityPool', PoolSchema);
  if (properties === undefined) {
    throw new TemplateError(['The template declares no AWS::Cognito::IdentityPool']);
  }
  const isOfPool = (one: { readonly IdentityPoolId: string }) =>
    one.IdentityPoolId === identityPoolId;
  const attached = readAll(
    resources,
    'AWS::Cognito::IdentityPoolRoleAttachment',
    AttachmentSchema,
  ).find(isOfPool);
  const tags = readAll(resources, 'AWS::Cognito::IdentityPoolPrincipalTag', TagsSchema);
  return {
    properties,
    roles: attached?.Roles ?? {},
    roleMappings: mappingsOf(attached?.RoleMappings ?? {}),
    tagMaps: Object.fromEntries(
      tags
        .filter(isOfPool)
        .map(({ IdentityProviderName, UseDefaults, PrincipalTags }) => [
          IdentityProviderName,
          { useDefaults: UseDefaults, tags: PrincipalTags },
        ]),
    ),
  };
};
