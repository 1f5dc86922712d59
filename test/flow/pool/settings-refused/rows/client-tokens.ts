import { constraint, refusedParameter as error, type Row } from '../row.ts';

const operations = ['CreateUserPoolClient', 'UpdateUserPoolClient'] as const;
const text = 'Invalid range for token validity.';

const range = (what: string, wrong: object, right: object): Row => ({
  what,
  operations,
  wrong,
  error,
  text,
  right,
});

export const clientTokenRows: readonly Row[] = [
  range(
    'an access token of 25 hours, the unit being hours by default',
    { AccessTokenValidity: 25 },
    { AccessTokenValidity: 24 },
  ),
  range(
    'an ID token of 25 hours, the unit being hours by default',
    { IdTokenValidity: 25 },
    { IdTokenValidity: 24 },
  ),
  range(
    'an access token of 4 minutes',
    { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
    { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' } },
  ),
  range(
    'a refresh token of 30 minutes',
    { RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: 'minutes' } },
    { RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: 'minutes' } },
  ),
  range(
    'a refresh token of 4000 days, the unit being days by default',
    { RefreshTokenValidity: 4000 },
    { RefreshTokenValidity: 3650 },
  ),
  {
    what: 'an access token that outlives the refresh token',
    operations,
    wrong: {
      AccessTokenValidity: 12,
      RefreshTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'hours' },
    },
    error,
    text: 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    right: {
      AccessTokenValidity: 2,
      IdTokenValidity: 2,
      RefreshTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'hours' },
    },
  },
  {
    what: 'the name of a client with a sign outside the pattern',
    operations,
    wrong: { ClientName: 'a/b' },
    error,
    text: constraint('a/b', 'clientName', 'satisfy regular expression pattern: [\\w\\s+=,.@-]+'),
    right: { ClientName: 'a b +=,.@-' },
  },
  {
    what: 'an attribute to read that the pool does not have',
    operations,
    wrong: { ReadAttributes: ['custom:nope'] },
    error,
    text: 'Invalid read attributes specified while creating a client',
    right: { ReadAttributes: ['email_verified'] },
  },
  ...['email_verified', 'phone_number_verified', 'sub'].map((name) => ({
    what: `the attribute ${name} as one to write`,
    operations,
    wrong: { WriteAttributes: ['email', name] },
    error,
    text: 'Invalid write attributes specified while creating a client',
    right: { WriteAttributes: ['email'], ReadAttributes: [name] },
  })),
  {
    what: 'a provider that the pool does not have',
    operations,
    wrong: { SupportedIdentityProviders: ['COGNITO', 'Google'] },
    error,
    text: 'The provider Google does not exist for User Pool {pool}.',
    right: { SupportedIdentityProviders: ['COGNITO'] },
  },
  {
    what: 'the propagation of context data without a secret',
    operations: ['CreateUserPoolClient'],
    wrong: { EnablePropagateAdditionalUserContextData: true },
    error,
    text: 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    right: { EnablePropagateAdditionalUserContextData: true, GenerateSecret: true },
  },
];
