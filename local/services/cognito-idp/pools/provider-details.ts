import type { IdentityProviderRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

/** The texts of this file are those that cdk-preflight measured on AWS. */

type Properties = IdentityProviderRecord['properties'];
type Details = NonNullable<Properties['ProviderDetails']>;

/** Members that a type of provider cannot do without, and how Cognito names them. */
const required: Readonly<
  Record<string, { readonly keys: readonly string[]; readonly names: string }>
> = Object.fromEntries([
  ...['Google', 'Facebook', 'LoginWithAmazon'].map((type) => [
    type,
    {
      keys: ['client_id', 'client_secret', 'authorize_scopes'],
      names: 'clientId, clientSecret and authorizeScopes',
    },
  ]),
  [
    'SignInWithApple',
    {
      keys: ['client_id', 'private_key', 'team_id', 'key_id'],
      names: 'clientId, privateKey, teamId, and keyId',
    },
  ],
  [
    'OIDC',
    {
      keys: ['client_id', 'authorize_scopes', 'oidc_issuer', 'attributes_request_method'],
      names: 'clientId, authorizeScopes, oidcIssuer and attributesRequestMethod',
    },
  ],
]);

/** A provider that Cognito knows has the name of its type. */
const social = ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'];

const checkName = (name: string | undefined, type: string): void => {
  if (!social.includes(type) || name === type) return;
  throw invalidParameter(`Provider ${name} cannot be of type ${type}.`);
};

const checkRequired = (type: string, details: Details): void => {
  const { keys, names } = required[type] ?? { keys: [], names: '' };
  if (keys.every((key) => (details[key] ?? '') !== '')) return;
  throw invalidParameter(`${names} are all required idp details.`);
};

const checkOidc = ({ oidc_issuer: issuer = '', attributes_request_method: method }: Details) => {
  if (!issuer.startsWith('https://')) {
    throw invalidParameter('OIDC endpoint must start with https://');
  }
  if (method === 'GET' || method === 'POST') return;
  throw invalidParameter(
    `1 validation error detected: Value '${method}' at 'providerConfiguration.oidcConfig.attributesRequestMethod' failed to satisfy constraint: Member must satisfy enum value set: [POST, GET]`,
  );
};

const checkSaml = ({ MetadataURL, MetadataFile }: Details): void => {
  const given = [MetadataURL, MetadataFile].filter((source) => source !== undefined).length;
  if (given === 1) return;
  throw invalidParameter(
    `${given === 0 ? 'At least' : 'Only'} one of the MetadataURL or MetadataFile should be provided.`,
  );
};

/** @throws {CognitoError} InvalidParameterException for a provider whose name or details do not fit its type */
export const checkProvider = ({
  ProviderName: name,
  ProviderType,
  ProviderDetails: details = {},
}: Properties): void => {
  const type: string = ProviderType ?? '';
  checkName(name, type);
  checkRequired(type, details);
  if (type === 'OIDC') checkOidc(details);
  if (type === 'SAML') checkSaml(details);
};
