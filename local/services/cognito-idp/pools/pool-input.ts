import * as v from 'valibot';
import type { ClientRecord } from '../store/records.ts';

/** A structure of the API that is kept as it came: the pool looks at single members when it needs them. */
const structure = v.optional(v.looseObject({}));
const names = v.optional(v.array(v.string()));

/** What CreateUserPool and UpdateUserPool both take. Members that they do not have are refused. */
export const changeable = {
  Policies: structure,
  DeletionProtection: v.optional(v.picklist(['ACTIVE', 'INACTIVE'])),
  LambdaConfig: structure,
  AutoVerifiedAttributes: names,
  SmsVerificationMessage: v.optional(v.string()),
  EmailVerificationMessage: v.optional(v.string()),
  EmailVerificationSubject: v.optional(v.string()),
  VerificationMessageTemplate: structure,
  SmsAuthenticationMessage: v.optional(v.string()),
  UserAttributeUpdateSettings: structure,
  MfaConfiguration: v.optional(v.picklist(['OFF', 'ON', 'OPTIONAL'])),
  DeviceConfiguration: structure,
  EmailConfiguration: structure,
  SmsConfiguration: structure,
  UserPoolTags: v.optional(v.record(v.string(), v.string())),
  AdminCreateUserConfig: structure,
  UserPoolAddOns: structure,
  AccountRecoverySetting: structure,
  DcrConfiguration: structure,
  KeyConfiguration: structure,
  IssuerConfiguration: structure,
  AcrConfiguration: structure,
  UserPoolTier: v.optional(v.picklist(['LITE', 'ESSENTIALS', 'PLUS'])),
} as const;

/** What can be said only once, when a pool is made. */
export const fixed = {
  AliasAttributes: names,
  UsernameAttributes: names,
  UsernameConfiguration: v.optional(v.object({ CaseSensitive: v.boolean() })),
  Schema: v.optional(v.array(v.looseObject({ Name: v.string() }))),
} as const;

const enumValues = 'Member must satisfy enum value set';

const authFlows = [
  'ADMIN_NO_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_AUTH',
] as const;

const unit = v.optional(v.picklist(['seconds', 'minutes', 'hours', 'days'], enumValues));

/** What CreateUserPoolClient and UpdateUserPoolClient both take. */
export const clientMembers = {
  RefreshTokenValidity: v.optional(v.number()),
  AccessTokenValidity: v.optional(v.number()),
  IdTokenValidity: v.optional(v.number()),
  TokenValidityUnits: v.optional(
    v.object({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
  ),
  ReadAttributes: names,
  WriteAttributes: names,
  ExplicitAuthFlows: v.optional(v.array(v.picklist(authFlows, enumValues))),
  SupportedIdentityProviders: names,
  CallbackURLs: names,
  LogoutURLs: names,
  DefaultRedirectURI: v.optional(v.string()),
  AllowedOAuthFlows: names,
  AllowedOAuthScopes: names,
  AllowedOAuthFlowsUserPoolClient: v.optional(v.boolean()),
  AnalyticsConfiguration: structure,
  PreventUserExistenceErrors: v.optional(v.picklist(['LEGACY', 'ENABLED'])),
  EnableTokenRevocation: v.optional(v.boolean()),
  EnablePropagateAdditionalUserContextData: v.optional(v.boolean()),
  AuthSessionValidity: v.optional(
    v.pipe(
      v.number(),
      v.minValue(3, 'Member must have value greater than or equal to 3'),
      v.maxValue(15, 'Member must have value less than or equal to 15'),
    ),
  ),
  RefreshTokenRotation: v.optional(
    v.object({
      Feature: v.picklist(['ENABLED', 'DISABLED'], enumValues),
      RetryGracePeriodSeconds: v.optional(v.number()),
    }),
  ),
} as const;

/** What a new client is given where its maker says nothing (API reference: CreateUserPoolClient). */
export const clientDefaults = {
  RefreshTokenValidity: 30,
  TokenValidityUnits: {},
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
  AllowedOAuthFlowsUserPoolClient: false,
  PreventUserExistenceErrors: 'LEGACY',
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
  AuthSessionValidity: 3,
} satisfies Partial<ClientRecord['properties']>;
