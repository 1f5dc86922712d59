const cognito = 'https://docs.aws.amazon.com/cognito/latest/developerguide';

/** The pages that findings point to. */
export const guide = {
  appClients: `${cognito}/user-pool-settings-client-apps.html`,
  attributes: `${cognito}/user-pool-settings-attributes.html`,
  caseSensitivity: `${cognito}/user-pool-case-sensitivity.html`,
  challengeTriggers: `${cognito}/user-pool-lambda-challenge.html`,
  devices: `${cognito}/amazon-cognito-user-pools-device-tracking.html`,
  confirmation: `${cognito}/signing-up-users-in-your-app.html`,
  deletion: `${cognito}/user-pool-settings-deletion-protection.html`,
  dynamicRegistration:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DcrConfigurationType.html',
  existenceErrors: `${cognito}/cognito-user-pool-managing-errors.html`,
  flows: `${cognito}/authentication.html`,
  globalTables:
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables_HowItWorks.html',
  identityFlows: `${cognito}/authentication-flow.html`,
  identityPools: `${cognito}/identity-pools.html`,
  identityRoles: `${cognito}/iam-roles.html`,
  mfa: `${cognito}/user-pool-settings-mfa.html`,
  oidc: `${cognito}/cognito-user-pools-oidc-idp.html`,
  principalTags: `${cognito}/attributes-for-access-control.html`,
  recovery: `${cognito}/managing-users-passwords.html`,
  refreshTokens: `${cognito}/amazon-cognito-user-pools-using-the-refresh-token.html`,
  revocation: `${cognito}/token-revocation.html`,
  roleMapping: `${cognito}/role-based-access-control.html`,
  sms: `${cognito}/user-pool-sms-settings.html`,
  timeToLive: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html',
  triggers: `${cognito}/cognito-user-identity-pools-working-with-aws-lambda-triggers.html`,
  trust: `${cognito}/role-trust-and-permissions.html`,
  waf: `${cognito}/user-pool-waf.html`,
} as const;
