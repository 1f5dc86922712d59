import * as v from 'valibot';
import { explicitAuthFlows } from '#shared/cognito/auth-flows.ts';

/** A structure of the API, kept unchanged. Single members are read where they are needed. */
const structure = v.optional(v.looseObject({}));
const names = v.optional(v.array(v.string()));

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  v.optional(v.array(v.picklist(values)));

/** Members of both CreateUserPool and UpdateUserPool. Their bounds and enums are the API model's. */
export const changeable = {
  Policies: structure,
  DeletionProtection: v.optional(v.picklist(['ACTIVE', 'INACTIVE'])),
  LambdaConfig: structure,
  AutoVerifiedAttributes: oneOf(['phone_number', 'email']),
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

/** Members that can be set only at creation. */
export const fixed = {
  AliasAttributes: oneOf(['phone_number', 'email', 'preferred_username']),
  UsernameAttributes: oneOf(['phone_number', 'email']),
  UsernameConfiguration: v.optional(v.object({ CaseSensitive: v.boolean() })),
  Schema: v.optional(v.array(v.looseObject({ Name: v.string() }))),
} as const;

const unit = v.optional(v.picklist(['seconds', 'minutes', 'hours', 'days']));

/** Members of both CreateUserPoolClient and UpdateUserPoolClient. */
export const clientMembers = {
  RefreshTokenValidity: v.optional(v.number()),
  AccessTokenValidity: v.optional(v.number()),
  IdTokenValidity: v.optional(v.number()),
  TokenValidityUnits: v.optional(
    v.object({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
  ),
  ReadAttributes: names,
  WriteAttributes: names,
  ExplicitAuthFlows: v.optional(v.array(v.picklist(explicitAuthFlows))),
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
  AuthSessionValidity: v.optional(v.number()),
  // There is no Secrets Manager here.
  PublishSecretsInAWSSecretsManager: v.optional(v.literal(false)),
  RefreshTokenRotation: v.optional(
    v.object({
      Feature: v.picklist(['ENABLED', 'DISABLED']),
      RetryGracePeriodSeconds: v.optional(v.number()),
    }),
  ),
} as const;
