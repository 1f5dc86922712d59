import { refusedParameter as error, type Row } from '../row.ts';

const operations = ['CreateUserPoolClient', 'UpdateUserPoolClient'] as const;
const invalidFlow = 'InvalidOAuthFlowException';

const allowed = { AllowedOAuthFlowsUserPoolClient: true };
const redirect = { CallbackURLs: ['https://app.example/callback'] };
const byCode = { ...allowed, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] };
const machine = {
  ...allowed,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['reports/read'],
};

export const clientFlowRows: readonly Row[] = [
  {
    what: 'names of flows with and without the prefix',
    operations,
    wrong: { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ADMIN_NO_SRP_AUTH'] },
    error,
    text: "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
    right: { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] },
  },
  {
    what: 'a client for OAuth without scopes',
    operations,
    wrong: { ...allowed, ...redirect, AllowedOAuthFlows: ['code'] },
    error,
    text: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    right: { ...byCode, ...redirect },
  },
  {
    what: 'a client for OAuth without flows',
    operations,
    wrong: { ...allowed, AllowedOAuthScopes: ['openid'] },
    error,
    text: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    right: { AllowedOAuthScopes: ['openid'] },
  },
  {
    what: 'the code flow without a callback URL',
    operations,
    wrong: byCode,
    error: invalidFlow,
    text: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
    right: { ...byCode, ...redirect },
  },
  {
    what: 'the implicit flow without a callback URL',
    operations,
    wrong: { ...byCode, AllowedOAuthFlows: ['implicit'] },
    error: invalidFlow,
    text: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
    right: { ...byCode, ...redirect, AllowedOAuthFlows: ['implicit', 'code'] },
  },
  {
    what: 'client credentials along with a flow of users',
    operations: ['CreateUserPoolClient'],
    wrong: {
      ...machine,
      ...redirect,
      AllowedOAuthFlows: ['client_credentials', 'code'],
      GenerateSecret: true,
    },
    error: invalidFlow,
    text: 'client_credentials flow can not be selected along with code flow or implicit flow.',
    right: { ...machine, GenerateSecret: true },
  },
  {
    what: 'client credentials without a secret',
    operations: ['CreateUserPoolClient'],
    wrong: machine,
    error: invalidFlow,
    text: 'client_credentials flow can not be selected if client does not have a client secret.',
    right: { ...machine, ClientSecret: 'a_secret_of_the_caller_with_24_signs' },
  },
  {
    what: 'client credentials with a scope of users',
    operations: ['CreateUserPoolClient'],
    wrong: { ...machine, AllowedOAuthScopes: ['reports/read', 'openid'], GenerateSecret: true },
    error: invalidFlow,
    text: 'openid is not supported with client_credentials flow',
    right: { ...machine, GenerateSecret: true },
  },
  {
    what: 'a scope of no resource server',
    operations,
    wrong: { ...byCode, ...redirect, AllowedOAuthScopes: ['openid', 'api/read'] },
    error: 'ScopeDoesNotExistException',
    text: 'Invalid scope requested: api/read',
    right: { ...byCode, ...redirect, AllowedOAuthScopes: ['openid', 'reports/read'] },
  },
];
