import { suiteTriggerNames, type TriggerName } from '#shared/cognito/triggers.ts';
import type { Facts, RoleFacts } from '../../../cli/doctor/facts.ts';

export const account = '123456789012';
export const userPoolId = 'eu-central-1_Healthy1';
export const poolArn = `arn:aws:cognito-idp:eu-central-1:${account}:userpool/${userPoolId}`;
export const identityPoolId = 'eu-central-1:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
export const signedInRole = `arn:aws:iam::${account}:role/app/SignedIn`;
export const guestRole = `arn:aws:iam::${account}:role/Guest`;
const provider = `cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`;

/** A pool may do without these two. */
const optional: readonly TriggerName[] = ['PreAuthentication', 'CustomMessage'];
const triggers = suiteTriggerNames.filter((name) => !optional.includes(name));

export const aPermission = (changes: object = {}) => ({
  Sid: 'cognito',
  Effect: 'Allow',
  Principal: { Service: 'cognito-idp.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: '*',
  Condition: {
    ArnLike: { 'AWS:SourceArn': poolArn },
    StringEquals: { 'AWS:SourceAccount': account },
  },
  ...changes,
});

export const aTrust = (amr: string, changes: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': identityPoolId },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
      },
      ...changes,
    },
  ],
});

export const aRole = (changes: Partial<RoleFacts> = {}): RoleFacts => ({
  arn: signedInRole,
  use: 'signed-in',
  trust: aTrust('authenticated'),
  exists: true,
  policies: undefined,
  ...changes,
});

/** A pool of which the doctor has nothing to say. */
export const healthyFacts: Facts = {
  userPoolId,
  region: 'eu-central-1',
  pool: {
    Id: userPoolId,
    Name: 'healthy',
    Arn: poolArn,
    DeletionProtection: 'ACTIVE',
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'OFF',
  },
  mfa: { MfaConfiguration: 'OFF' },
  clients: [
    {
      ClientId: '1healthyclient',
      ClientName: 'web',
      UserPoolId: userPoolId,
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AuthSessionValidity: 10,
      WriteAttributes: ['email', 'name'],
      CallbackURLs: ['https://app.example.com/', 'http://localhost:3000/'],
    },
  ],
  providers: [
    { name: 'Corp', type: 'OIDC', issuer: 'https://id.example.com', mapping: { email: 'email' } },
  ],
  triggers: triggers.map((trigger) => ({
    trigger,
    functionArn: `arn:aws:lambda:eu-central-1:${account}:function:${trigger}`,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [aPermission()] }),
  })),
  webAcl: 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/front/1',
  identityPoolId,
  identityPool: {
    description: {
      IdentityPoolId: identityPoolId,
      IdentityPoolName: 'healthy',
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        { ProviderName: provider, ClientId: '1healthyclient', ServerSideTokenCheck: true },
      ],
    },
    roles: {
      Roles: { authenticated: signedInRole },
      RoleMappings: {
        [`${provider}:1healthyclient`]: {
          Type: 'Rules',
          AmbiguousRoleResolution: 'Deny',
          RulesConfiguration: {
            Rules: [{ Claim: 'plan', MatchType: 'Equals', Value: 'pro', RoleARN: signedInRole }],
          },
        },
      },
    },
    tags: { UseDefaults: false, PrincipalTags: { tenant: 'tenant' } },
    roleFacts: [aRole()],
  },
  challengesTable: { description: { TableName: 'challenges' }, timeToLive: 'ENABLED' },
  unread: [],
};
