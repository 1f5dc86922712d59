import { constraint, refusedParameter as error, type Row } from '../row.ts';

const made = { operations: ['CreateIdentityProvider'], error } as const;

const provider = (ProviderType: string, ProviderDetails: object, ProviderName = ProviderType) => ({
  ProviderType,
  ProviderDetails,
  ProviderName,
});
const social = { client_id: 'a', client_secret: 'b', authorize_scopes: 'openid' };
const oidc = {
  client_id: 'a',
  authorize_scopes: 'openid',
  oidc_issuer: 'https://idp.example',
  attributes_request_method: 'GET',
};
const apple = { client_id: 'a', private_key: 'k', team_id: 't', key_id: 'i' };
const saml = { MetadataURL: 'https://idp.example/metadata' };
const without = (details: object, name: string) =>
  Object.fromEntries(Object.entries(details).filter(([key]) => key !== name));

const missing = (type: string, details: object, text: string): readonly Row[] =>
  Object.keys(details).map((key) => ({
    ...made,
    what: `a provider ${type} without ${key}`,
    wrong: provider(type, without(details, key)),
    text,
    right: provider(type, details),
  }));

const identifiers = (count: number) => ({
  ...provider('OIDC', oidc, 'idp'),
  IdpIdentifiers: Array.from({ length: count }, (_, index) => `id${index}`),
});

export const providerRows: readonly Row[] = [
  ...['Google', 'Facebook', 'LoginWithAmazon'].flatMap((type) =>
    missing(
      type,
      social,
      'clientId, clientSecret and authorizeScopes are all required idp details.',
    ),
  ),
  ...missing(
    'SignInWithApple',
    apple,
    'clientId, privateKey, teamId, and keyId are all required idp details.',
  ),
  ...missing(
    'OIDC',
    oidc,
    'clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.',
  ),
  {
    ...made,
    what: 'a provider Google of another name',
    wrong: provider('Google', social, 'MyGoogle'),
    text: 'Provider MyGoogle cannot be of type Google.',
    right: provider('Google', social),
  },
  {
    ...made,
    what: 'an issuer without https',
    wrong: provider('OIDC', { ...oidc, oidc_issuer: 'http://idp.example' }, 'idp'),
    text: 'OIDC endpoint must start with https://',
    right: provider('OIDC', oidc, 'idp'),
  },
  {
    ...made,
    what: 'another method for attributes than GET and POST',
    wrong: provider('OIDC', { ...oidc, attributes_request_method: 'PUT' }, 'idp'),
    text: constraint(
      'PUT',
      'providerConfiguration.oidcConfig.attributesRequestMethod',
      'satisfy enum value set: [POST, GET]',
    ),
    right: provider('OIDC', { ...oidc, attributes_request_method: 'POST' }, 'idp'),
  },
  {
    ...made,
    what: 'SAML metadata by URL and as a file',
    wrong: provider('SAML', { ...saml, MetadataFile: '<a/>' }, 'saml'),
    text: 'Only one of the MetadataURL or MetadataFile should be provided.',
    right: provider('SAML', { MetadataFile: '<a/>' }, 'saml'),
  },
  {
    ...made,
    what: 'SAML without metadata',
    wrong: provider('SAML', { IDPSignout: 'true' }, 'saml'),
    text: 'At least one of the MetadataURL or MetadataFile should be provided.',
    right: provider('SAML', saml, 'saml'),
  },
  {
    ...made,
    what: 'the name of a provider with 33 characters',
    wrong: provider('OIDC', oidc, 'p'.repeat(33)),
    text: constraint('p'.repeat(33), 'providerName', 'have length less than or equal to 32'),
    right: provider('OIDC', oidc, 'p'.repeat(32)),
  },
  {
    ...made,
    what: 'more than 50 identifiers of a provider',
    wrong: identifiers(51),
    text: "1 validation error detected: Value '[id0, id1, id2,",
    right: identifiers(50),
  },
];
