import type { JsonObject } from '../../../cli/common/json.ts';

/** A pool as somebody's tool left it: raw answers of the three reading operations. */
export type PoolShape = {
  readonly title: string;
  readonly pool: JsonObject;
  readonly mfa?: JsonObject;
  /** What the pool's plan can carry; V2_0 unless said. */
  readonly version?: 'V1_0' | 'V2_0' | 'V3_0';
  /** Triggers whose function is replaced. */
  readonly replace?: readonly string[];
  /** Whether the endpoint has GetUserPoolSessionConfiguration. */
  readonly sessions?: false;
};

export const poolId = 'eu-central-1_AbCdEf123';
export const account = '123456789012';
export const poolArn = `arn:aws:cognito-idp:eu-central-1:${account}:userpool/${poolId}`;
export const theirs = (name: string) =>
  `arn:aws:lambda:eu-central-1:${account}:function:their-${name}`;

/** What every pool answers. */
const base: JsonObject = {
  Id: poolId,
  Name: 'customers',
  Arn: poolArn,
  Status: 'Enabled',
  CreationDate: 1_700_000_000.123,
  LastModifiedDate: 1_710_000_000.456,
  EstimatedNumberOfUsers: 4711,
  SchemaAttributes: [
    { Name: 'sub', AttributeDataType: 'String', Required: true, Mutable: false },
    { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
    {
      Name: 'custom:tenant',
      AttributeDataType: 'String',
      DeveloperOnlyAttribute: false,
      StringAttributeConstraints: { MinLength: '1', MaxLength: '64' },
    },
  ],
  UserPoolTags: {},
  LambdaConfig: {},
  UserPoolTier: 'ESSENTIALS',
  DeletionProtection: 'ACTIVE',
  MfaConfiguration: 'OFF',
  Policies: {
    PasswordPolicy: {
      MinimumLength: 14,
      RequireUppercase: false,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: false,
      PasswordHistorySize: 6,
      TemporaryPasswordValidityDays: 3,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
  },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 3 },
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
  AccountRecoverySetting: {
    RecoveryMechanisms: [
      { Priority: 1, Name: 'verified_email' },
      { Priority: 2, Name: 'verified_phone_number' },
    ],
  },
  AutoVerifiedAttributes: ['email'],
};

const sms = {
  SnsCallerArn: `arn:aws:iam::${account}:role/service-role/cognito-sms`,
  ExternalId: '9e0a4b5c',
  SnsRegion: 'eu-west-1',
};

const shape = (title: string, pool: JsonObject, rest: Partial<PoolShape> = {}): PoolShape => ({
  title,
  pool: { ...base, ...pool },
  ...rest,
});

const withTriggers = (LambdaConfig: JsonObject): JsonObject => ({ LambdaConfig });

/** Pools that may be attached to. */
export const freeShapes: readonly PoolShape[] = [
  shape('made in the console, sign-in by e-mail', {
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  }),
  shape('made in the console with user names and aliases', {
    AliasAttributes: ['email', 'preferred_username'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
  }),
  shape('made in the old console before 2020, with every older field', {
    Policies: { PasswordPolicy: { MinimumLength: 6, RequireNumbers: true } },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      UnusedAccountValidityDays: 30,
      InviteMessageTemplate: { SMSMessage: '{username} {####}', EmailMessage: '{username} {####}' },
    },
    SmsVerificationMessage: 'Your code: {####}',
    EmailVerificationMessage: 'Your code is {####}',
    EmailVerificationSubject: 'Your code',
    SmsAuthenticationMessage: 'Sign in with {####}',
  }),
  shape("with nothing but the CLI's defaults", {
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    DeletionProtection: 'INACTIVE',
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
  }),
  shape('on the plan LITE', { UserPoolTier: 'LITE' }, { version: 'V1_0' }),
  shape(
    'on the plan LITE that tells the default names of its context classes',
    {
      UserPoolTier: 'LITE',
      AcrConfiguration: {
        loa1: { AcrValue: 'urn:cognito:loa:1' },
        loa2: { AcrValue: 'urn:cognito:loa:2' },
      },
    },
    { version: 'V1_0' },
  ),
  shape('on the plan PLUS with threat protection', {
    UserPoolTier: 'PLUS',
    UserPoolAddOns: {
      AdvancedSecurityMode: 'ENFORCED',
      AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' },
    },
  }),
  shape('that only audits threats', {
    UserPoolTier: 'PLUS',
    UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  }),
  shape('that sends mail through SES', {
    EmailConfiguration: {
      SourceArn: `arn:aws:ses:eu-central-1:${account}:identity/example.com`,
      ReplyToEmailAddress: 'help@example.com',
      EmailSendingAccount: 'DEVELOPER',
      From: 'Example <no-reply@example.com>',
      ConfigurationSet: 'transactional',
    },
  }),
  shape(
    'that sends texts through SNS, with MFA by text',
    {
      MfaConfiguration: 'OPTIONAL',
      SmsConfiguration: sms,
      SmsAuthenticationMessage: 'Your code is {####}',
      AutoVerifiedAttributes: ['email', 'phone_number'],
    },
    {
      mfa: {
        MfaConfiguration: 'OPTIONAL',
        SmsMfaConfiguration: {
          SmsAuthenticationMessage: 'Your code is {####}',
          SmsConfiguration: sms,
        },
        SoftwareTokenMfaConfiguration: { Enabled: true },
      },
    },
  ),
  shape('that sends texts through End User Messaging', {
    SmsConfiguration: {
      EumsSms: {
        CallerArn: sms.SnsCallerArn,
        ExternalId: 'x',
        OriginationIdentity: 'EXAMPLE',
        Region: 'eu-central-1',
      },
    },
  }),
  shape(
    'that demands MFA by authenticator app',
    { MfaConfiguration: 'ON' },
    {
      mfa: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    },
  ),
  shape(
    'with MFA by e-mail',
    { MfaConfiguration: 'OPTIONAL' },
    {
      mfa: {
        MfaConfiguration: 'OPTIONAL',
        EmailMfaConfiguration: { Message: 'Code {####}', Subject: 'Sign in' },
      },
    },
  ),
  shape(
    'with passkeys',
    {
      Policies: {
        PasswordPolicy: { MinimumLength: 12, TemporaryPasswordValidityDays: 1 },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
      },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 1 },
    },
    {
      mfa: {
        MfaConfiguration: 'OFF',
        WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'required' },
      },
    },
  ),
  shape(
    'with custom senders and their key',
    withTriggers({
      KMSKeyID: `arn:aws:kms:eu-central-1:${account}:key/0b1c`,
      CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: theirs('mailer') },
      CustomSMSSender: { LambdaVersion: 'V1_0', LambdaArn: theirs('texter') },
    }),
  ),
  shape(
    'with a key that no sender uses any more',
    withTriggers({
      KMSKeyID: `arn:aws:kms:eu-central-1:${account}:key/0b1c`,
    }),
  ),
  shape(
    'with inbound federation',
    withTriggers({
      InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: theirs('federation') },
    }),
  ),
  shape('with a user migration of its own', withTriggers({ UserMigration: theirs('migration') })),
  shape(
    'with every trigger taken by somebody else',
    withTriggers({
      PreSignUp: theirs('pre-sign-up'),
      PostConfirmation: theirs('post-confirmation'),
      CustomMessage: theirs('custom-message'),
      PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: theirs('token') },
    }),
    { replace: ['PreSignUp', 'PostConfirmation', 'PreTokenGeneration'] },
  ),
  shape(
    'whose pre token trigger is in the older member alone',
    withTriggers({
      PreTokenGeneration: theirs('token'),
    }),
    { replace: ['PreTokenGeneration'] },
  ),
  shape(
    'whose pre token trigger is in both members',
    withTriggers({
      PreTokenGeneration: theirs('token'),
      PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: theirs('token') },
    }),
    { replace: ['PreTokenGeneration'], version: 'V3_0' },
  ),
  shape('with federated users and a domain', {
    Domain: 'auth-example',
    CustomDomain: 'login.example.com',
    UsernameConfiguration: { CaseSensitive: false },
  }),
  shape('with messages of its own, by code', {
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      SmsMessage: 'Hi {####}',
      EmailMessage: 'Grüße {####} 👋',
      EmailSubject: 'Willkommen',
    },
    SmsVerificationMessage: 'Hi {####}',
    EmailVerificationMessage: 'Grüße {####} 👋',
    EmailVerificationSubject: 'Willkommen',
  }),
  shape('with messages of its own, by link', {
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_LINK',
      EmailMessage: 'Code {####}',
      EmailSubject: 'Code',
      EmailMessageByLink: 'Click {##here##}',
      EmailSubjectByLink: 'Confirm',
    },
    EmailVerificationMessage: 'Code {####}',
    EmailVerificationSubject: 'Code',
  }),
  shape('with an invitation of its own', {
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: true,
      UnusedAccountValidityDays: 3,
      InviteMessageTemplate: {
        SMSMessage: 'User {username}, {####}',
        EmailMessage: 'Hello {username}, {####}',
        EmailSubject: 'Your account',
      },
    },
  }),
  shape('that remembers devices', {
    DeviceConfiguration: {
      ChallengeRequiredOnNewDevice: true,
      DeviceOnlyRememberedOnUserPrompt: false,
    },
  }),
  shape('with dynamic client registration off', {
    DcrConfiguration: {
      EnableStatus: 'DISABLED',
      OpenDcrEnabled: false,
      AllowedScopes: ['openid'],
    },
  }),
  shape('with dynamic client registration on', {
    DcrConfiguration: { EnableStatus: 'ENABLED', AuthenticatedGrantTypes: ['authorization_code'] },
  }),
  shape('with a key of its own and its own issuer', {
    KeyConfiguration: {
      KeyType: 'CUSTOMER_MANAGED_KEY',
      KmsKeyArn: `arn:aws:kms:eu-central-1:${account}:key/9f`,
    },
    IssuerConfiguration: { Type: 'USER_POOL' },
  }),
  shape('with authentication context classes', {
    AcrConfiguration: { password: { AcrValue: 'urn:1' } },
  }),
  shape('with tags, one of them empty', {
    UserPoolTags: { team: 'identity', 'cost-center': '', Environment: 'production' },
  }),
  shape('whose mail configuration fails', {
    EmailConfigurationFailure: 'The identity is not verified',
    SmsConfigurationFailure: 'SNSRole',
  }),
  shape('without account recovery but by an administrator', {
    AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'admin_only' }] },
  }),
  shape('on an endpoint without session configuration', {}, { sessions: false }),
  shape('that accepts three first factors', {
    Policies: {
      PasswordPolicy: { MinimumLength: 99, TemporaryPasswordValidityDays: 365 },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] },
    },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 365 },
    SmsConfiguration: sms,
  }),
];

export type OwnedShape = PoolShape & {
  readonly code: string;
  /** The stack that CloudFormation names; `denied` where it may not be asked. */
  readonly stack?: string;
};

const owned = (title: string, pool: JsonObject, code: string, stack?: string): OwnedShape => ({
  ...shape(title, pool),
  code,
  ...(stack === undefined ? {} : { stack }),
});

/** Pools that somebody's template declares. */
export const ownedShapes: readonly OwnedShape[] = [
  owned('made by CloudFormation', {}, 'owned_by_stack', 'customers-prod'),
  owned(
    'made by Amplify',
    {
      UserPoolTags: { 'amplify:deployment-type': 'branch' },
      UsernameAttributes: ['email'],
    },
    'owned_by_stack',
    'amplify-app-main-auth179371D7',
  ),
  owned(
    'made by Amplify, where CloudFormation may not be asked',
    {
      UserPoolTags: { 'user:Application': 'app', 'user:Stack': 'prod' },
    },
    'owned_by_stack',
    'denied',
  ),
  owned(
    'with a tag of CloudFormation, where CloudFormation may not be asked',
    {
      UserPoolTags: { 'aws:cloudformation:stack-name': 'customers-prod' },
    },
    'owned_by_stack',
    'denied',
  ),
  owned(
    'made by Terraform, as its tag tells',
    {
      UserPoolTags: { ManagedBy: 'Terraform' },
    },
    'owned_by_terraform',
  ),
  owned(
    'made by OpenTofu, as its tag tells',
    {
      UserPoolTags: { opentofu: 'true' },
    },
    'owned_by_terraform',
  ),
  owned(
    'made by Pulumi, as its tag tells',
    { UserPoolTags: { 'pulumi:project': 'idp' } },
    'owned_by_other',
  ),
  owned(
    'made by AWS Controllers for Kubernetes, as its tags tell',
    {
      UserPoolTags: {
        'services.k8s.aws/controller-version': 'cognitoidentityprovider-v1.1.2',
        'services.k8s.aws/namespace': 'identity',
      },
    },
    'owned_by_other',
  ),
  owned(
    'handed out by Service Catalog',
    {
      UserPoolTags: { 'aws:servicecatalog:productArn': 'arn:x' },
    },
    'owned_by_other',
  ),
];
