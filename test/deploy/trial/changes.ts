/** What the changed values need and a stack cannot make: it is made in the account first. */
export type Given = {
  readonly clientId: string;
  readonly boundaryArn: string;
  readonly keyArn: string;
  readonly topicArn: string;
};

type Values = Readonly<Record<string, string>>;

/** For `sam deploy`, which refuses `Name=` without a value. */
const empty = '""';

export const newSender = 'codes@example.com';
export const configurationSet = 'sign-in';

/** Everything that excludes nothing else here. The client named is the pool's own, so its users stay admitted. */
export const firstChange = ({ clientId, boundaryArn }: Given): Values => ({
  ...{ Architecture: 'x86_64', LogRetentionDays: '7', LogLevel: 'WARN' },
  ...{ SenderAddress: newSender, SesConfigurationSet: configurationSet, DefaultLocale: 'de' },
  SenderIdentityArn: `arn:aws:ses:us-east-1:000000000000:identity/${newSender}`,
  ...{ DataProtection: 'off', CreateReservedConcurrency: '50' },
  ...{ PermissionsBoundaryArn: boundaryArn, AlarmEmail: 'ops@example.com' },
  ...{ CodeLength: '10', LongCodesOnly: 'yes', FirstMailsPerMinute: '100000' },
  ...{ RevealDestination: 'yes', SelfSignUp: 'closed', BlockDisposableDomains: 'no' },
  ...{ AllowedEmailDomains: 'example.com', BlockedEmailDomains: 'example.org' },
  ...{ AllowedSignUpAttributes: 'email,name', AllowedClientIds: clientId },
  ...{ PreAuthenticationReadsProfile: 'yes', RefreshTokenRotation: 'off' },
  ...{ AccessTokenMinutes: '30', IdTokenMinutes: '20', RefreshTokenDays: '10' },
  ...{ DefaultRoles: 'admin', DefaultPlan: 'pro', DefaultTenant: 'acme' },
  ...{ ClaimMappings: 'tenant,roles', ProfileStoreDown: 'minimal', PreTokenVersion: 'V3_0' },
  ...{ ApplicationName: 'Trial', BrandColor: '#0a6640' },
  ...{ SupportUrl: 'https://help.example.com', SignInUrl: 'https://app.example.com' },
  GuestAccess: 'yes',
  IdentityPoolOidcProviderArns: 'arn:aws:iam::000000000000:oidc-provider/idp.example.com',
  IdentityPoolSamlProviderArns: 'arn:aws:iam::000000000000:saml-provider/Company',
  IdentityPoolSocialLogins: 'graph.facebook.com=123456789012345',
  TenantTableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Notes',
});

/** What excludes a value of the first change or is easier seen without it, and hosted sign-in. */
export const secondChange = ({ keyArn, topicArn }: Given): Values => ({
  ...{ LongCodesOnly: 'no', SelfSignUp: 'open', DataProtection: 'on' },
  ...{ KmsKeyArn: keyArn, AlarmEmail: empty, AlarmTopicArn: topicArn },
  ...{ GoogleClientId: 'client', GoogleClientSecretName: 'google/client-secret' },
  ...{ OidcIssuer: 'https://idp.example.com', OidcClientId: 'client' },
  ...{ OidcClientSecretName: 'oidc/client-secret' },
  ...{ SamlMetadataUrl: 'https://idp.example.com/metadata', DomainPrefix: 'trial-by-fire' },
  ...{ CallbackUrls: 'https://app.example.com/in', LogoutUrls: 'https://app.example.com/out' },
  ...{ GuestAccess: 'no', FileBucket: 'no' },
});

/** Changed by another stage, or not at all. */
export const elsewhere: Readonly<Record<string, string>> = {
  SignUpConfirmation: 'stages/updates.ts',
  PasswordAndCode: 'stages/updates.ts',
  PasswordSignIn: 'stages/updates.ts',
  Mfa: 'stages/updates.ts; MiniStack describes a pool that had it with a member that attach refuses',
  PepperVersionId: 'trial/rotation.ts',
  CodeSignIn: 'stages/native-codes.ts',
  UserPoolId: 'it would take the pool out of the stack; trial/left-pool.ts deploys with it',
};
