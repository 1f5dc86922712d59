import type { Facts } from '../../../cli/doctor/facts.ts';
import type { Severity } from '../../../cli/doctor/finding.ts';
import {
  withApp,
  withClient,
  withDescription,
  withIdentityPool,
  withMailByLink,
  withoutTrigger,
  withPermission,
  withPool,
  withTable,
  withTrust,
} from '../../support/doctor/changed-facts.ts';
import {
  account,
  aPermission,
  aRole,
  aTrust,
  healthyFacts,
  identityPoolId,
  poolArn,
} from '../../support/doctor/healthy-facts.ts';

const federated = { Principal: { Federated: 'cognito-identity.amazonaws.com' } };
const anAudience = { 'cognito-identity.amazonaws.com:aud': identityPoolId };
const anAmr = { 'cognito-identity.amazonaws.com:amr': 'authenticated' };

/** What is wrong, how bad it is, and the facts that show it. */
export const weaknesses: readonly (readonly [string, Severity, Facts])[] = [
  ['user-existence-told', 'error', withClient({ PreventUserExistenceErrors: 'LEGACY' })],
  ['user-existence-told', 'error', withClient({ PreventUserExistenceErrors: undefined })],
  [
    'other-ways-in',
    'warning',
    withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] }),
  ],
  [
    'other-ways-in',
    'warning',
    withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH'] }),
  ],
  [
    'password-sign-in',
    'note',
    withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'] }),
  ],
  ['password-sign-in', 'note', withClient({ ExplicitAuthFlows: undefined })],
  ['no-code-sign-in', 'note', withClient({ ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] })],
  [
    'passwords-without-confirmation',
    'error',
    withApp({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'] }),
  ],
  ['passwords-without-confirmation', 'error', withApp({ ExplicitAuthFlows: undefined })],
  [
    'password-alone',
    'error',
    withApp({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }, { PASSWORD_AND_CODE: 'required' }),
  ],
  ['sign-up-fails', 'warning', withApp({}, { ALLOWED_SIGN_UP_ATTRIBUTES: 'name' })],
  ['mail-by-link', 'error', withMailByLink],
  ['session-ends-before-code', 'warning', withClient({ AuthSessionValidity: 9 })],
  ['session-ends-before-code', 'warning', withClient({ AuthSessionValidity: undefined })],
  ['tokens-not-revocable', 'warning', withClient({ EnableTokenRevocation: false })],
  ['refresh-tokens-not-rotated', 'note', withClient({ RefreshTokenRotation: undefined })],
  ['access-token-long', 'note', withClient({ AccessTokenValidity: 2 })],
  [
    'implicit-grant',
    'warning',
    withClient({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['implicit'] }),
  ],
  [
    'managed-login-passwords',
    'warning',
    withClient({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['COGNITO', 'Corp'],
    }),
  ],
  ['callback-not-https', 'warning', withClient({ CallbackURLs: ['http://app.example.com/'] })],
  ['write-attributes-open', 'warning', withClient({ WriteAttributes: undefined })],
  ['custom-attributes-writable', 'warning', withClient({ WriteAttributes: ['custom:tenant'] })],
  ['user-names-case-sensitive', 'warning', withPool({ UsernameConfiguration: undefined })],
  ['changed-address-unproven', 'warning', withPool({ UserAttributeUpdateSettings: undefined })],
  [
    'changed-address-unproven',
    'warning',
    withPool({ AutoVerifiedAttributes: ['email', 'phone_number'] }),
  ],
  ['recovery-by-code', 'warning', withPool({ AccountRecoverySetting: undefined })],
  [
    'recovery-by-code',
    'warning',
    withPool({
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    }),
  ],
  ['mfa-not-applied', 'warning', { ...healthyFacts, mfa: { MfaConfiguration: 'ON' } }],
  ['mfa-not-applied', 'note', { ...healthyFacts, mfa: { MfaConfiguration: 'OPTIONAL' } }],
  ['sms-configured', 'warning', withPool({ SmsConfiguration: { SnsCallerArn: 'arn' } })],
  ['devices-remembered', 'warning', withPool({ DeviceConfiguration: {} })],
  ['open-client-registration', 'warning', withPool({ DcrConfiguration: { OpenDcrEnabled: true } })],
  ['client-registration', 'note', withPool({ DcrConfiguration: { EnableStatus: 'Enabled' } })],
  ['sign-up-tells', 'note', withPool({ AdminCreateUserConfig: undefined })],
  ['deletion-unprotected', 'note', withPool({ DeletionProtection: 'INACTIVE' })],
  ['no-web-acl', 'warning', { ...healthyFacts, webAcl: '' }],
  ['no-pre-sign-up', 'warning', withoutTrigger('PreSignUp')],
  ['no-post-authentication', 'warning', withoutTrigger('PostAuthentication')],
  ['no-pre-token-generation', 'warning', withoutTrigger('PreTokenGeneration')],
  ['code-triggers-incomplete', 'error', withoutTrigger('VerifyAuthChallengeResponse')],
  ['no-code-triggers', 'note', { ...healthyFacts, triggers: [] }],
  ['trigger-not-permitted', 'error', withPermission([])],
  [
    'trigger-not-permitted',
    'error',
    withPermission(
      aPermission({
        Condition: { ArnLike: { 'AWS:SourceArn': `${poolArn}other` }, StringEquals: {} },
      }),
    ),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(aPermission({ Condition: { StringEquals: { 'AWS:SourceAccount': account } } })),
  ],
  [
    'trigger-not-permitted',
    'error',
    withPermission(
      aPermission({ Condition: { StringEquals: { 'AWS:SourceAccount': '999988887777' } } }),
    ),
  ],
  [
    'trigger-not-permitted',
    'error',
    withPermission([aPermission(), aPermission({ Sid: 'deny', Effect: 'Deny', Condition: {} })]),
  ],
  [
    'trigger-permission-unclear',
    'warning',
    withPermission(aPermission({ Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } })),
  ],
  ['trigger-permission-unclear', 'warning', withPermission(aPermission({ Conditions: {} }))],
  [
    'trigger-permission-open',
    'error',
    withPermission(aPermission({ Condition: { ArnLike: { 'AWS:SourceArn': poolArn } } })),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(aPermission({ Principal: '*', Condition: {} })),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(
      aPermission({
        Condition: {
          ArnLikeIfExists: { 'AWS:SourceArn': poolArn },
          StringEquals: { 'AWS:SourceAccount': account },
        },
      }),
    ),
  ],
  [
    'access-by-writable-attribute',
    'error',
    withIdentityPool({ tags: { PrincipalTags: { department: 'name' } } }),
  ],
  [
    'access-by-provider-attribute',
    'warning',
    {
      ...healthyFacts,
      providers: [{ name: 'Corp', type: 'SAML', issuer: undefined, mapping: { plan: 'groups' } }],
    },
  ],
  [
    'provider-unreachable',
    'warning',
    {
      ...healthyFacts,
      providers: [
        { name: 'Corp', type: 'OIDC', issuer: 'https://id.example.com:8443', mapping: {} },
      ],
    },
  ],
  ['identity-pool-not-named', 'note', { ...healthyFacts, identityPoolId: undefined }],
  ['classic-flow', 'warning', withDescription({ AllowClassicFlow: true })],
  ['guests-allowed', 'note', withDescription({ AllowUnauthenticatedIdentities: true })],
  ['user-pool-not-a-provider', 'warning', withDescription({ CognitoIdentityProviders: [] })],
  [
    'other-user-pool',
    'note',
    withDescription({
      CognitoIdentityProviders: [
        ...(healthyFacts.identityPool?.description.CognitoIdentityProviders ?? []),
        { ProviderName: 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other' },
      ],
    }),
  ],
  [
    'no-server-side-token-check',
    'warning',
    withDescription({
      CognitoIdentityProviders: [
        { ProviderName: `cognito-idp.eu-central-1.amazonaws.com/${healthyFacts.userPoolId}` },
      ],
    }),
  ],
  [
    'ambiguous-role',
    'note',
    withIdentityPool({
      roles: {
        RoleMappings: { provider: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } },
      },
    }),
  ],
  ['role-missing', 'error', withIdentityPool({ roleFacts: [aRole({ exists: false })] })],
  ['trust-not-given', 'error', withTrust({ Statement: [] })],
  ['trust-not-given', 'error', withTrust(aTrust('authenticated', { Action: 'sts:AssumeRole' }))],
  [
    'trust-not-given',
    'error',
    withTrust({
      Statement: [
        ...aTrust('authenticated').Statement,
        { Effect: 'Deny', Principal: '*', Action: 'sts:*' },
      ],
    }),
  ],
  ['trust-unclear', 'warning', withTrust('%7B')],
  ['trust-unclear', 'warning', withTrust(aTrust('authenticated', { Conditions: {} }))],
  [
    'trust-unclear',
    'warning',
    withTrust(
      aTrust('authenticated', {
        Condition: {
          StringEquals: { ...anAudience, 'cognito-identity.amazonaws.com:sub': 'a' },
          'ForAnyValue:StringLike': anAmr,
        },
      }),
    ),
  ],
  [
    'trust-without-audience',
    'error',
    withTrust(aTrust('authenticated', { Condition: { 'ForAnyValue:StringLike': anAmr } })),
  ],
  [
    'trust-without-audience',
    'error',
    withTrust(
      aTrust('authenticated', {
        Condition: {
          StringLike: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:*' },
          'ForAnyValue:StringLike': anAmr,
        },
      }),
    ),
  ],
  [
    'trust-other-audience',
    'error',
    withTrust(
      aTrust('authenticated', {
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:other' },
          'ForAnyValue:StringLike': anAmr,
        },
      }),
    ),
  ],
  [
    'trust-without-amr',
    'error',
    withTrust(aTrust('authenticated', { Condition: { StringEquals: anAudience } })),
  ],
  // ForAllValues holds when the key is not there: it limits nothing.
  [
    'trust-without-amr',
    'error',
    withTrust(
      aTrust('authenticated', {
        Condition: { StringEquals: anAudience, 'ForAllValues:StringLike': anAmr },
      }),
    ),
  ],
  ['trust-takes-guests', 'error', withTrust(aTrust('unauthenticated'))],
  [
    'trust-without-tagging',
    'warning',
    withTrust(aTrust('authenticated', { ...federated, Action: 'sts:AssumeRoleWithWebIdentity' })),
  ],
  [
    'challenges-table-replicated',
    'error',
    withTable({ Replicas: [{ RegionName: 'us-west-2' }], MultiRegionConsistency: 'EVENTUAL' }),
  ],
  ['challenges-table-grows', 'note', withTable({}, 'DISABLED')],
  [
    'not-looked-at',
    'note',
    {
      ...healthyFacts,
      webAcl: undefined,
      unread: [{ action: 'wafv2:GetWebACLForResource', about: 'AWS WAF', why: 'AccessDenied' }],
    },
  ],
];
