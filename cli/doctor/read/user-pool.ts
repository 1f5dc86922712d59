import {
  type CognitoIdentityProviderClient,
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  paginateListIdentityProviders,
  paginateListUserPoolClients,
  type UserPoolClientType,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Facts, ProviderFacts } from '../facts.ts';
import type { Look } from './look.ts';

/** @throws whatever the SDK throws: without the pool there is nothing to say */
export const readPool = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<UserPoolType> => {
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  return UserPool ?? {};
};

const clientIds = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<string[]> => {
  const ids: string[] = [];
  for await (const page of paginateListUserPoolClients({ client, pageSize: 60 }, { UserPoolId })) {
    ids.push(...(page.UserPoolClients ?? []).flatMap(({ ClientId }) => ClientId ?? []));
  }
  return ids;
};

/** The secret stays here: no rule needs it. */
const readClient = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientId: string,
): Promise<UserPoolClientType> => {
  const { UserPoolClient } = await client.send(
    new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
  );
  const { ClientSecret, ...rest } = UserPoolClient ?? {};
  return rest;
};

/** All app clients of the pool, or the one that was asked for. */
export const readClients = async (
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  chosen: string | undefined,
  look: Look,
): Promise<Facts['clients']> => {
  const about = `app clients of ${userPoolId}`;
  const ids =
    chosen === undefined
      ? await look('cognito-idp:ListUserPoolClients', about, () => clientIds(client, userPoolId))
      : [chosen];
  const found: UserPoolClientType[] = [];
  // One after the other: DescribeUserPoolClient allows few calls a second.
  for (const id of ids ?? []) {
    const one = await look('cognito-idp:DescribeUserPoolClient', `app client ${id}`, () =>
      readClient(client, userPoolId, id),
    );
    if (one !== undefined) found.push(one);
  }
  return found;
};

const providerNames = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<string[]> => {
  const names: string[] = [];
  const pages = paginateListIdentityProviders({ client, pageSize: 60 }, { UserPoolId });
  for await (const { Providers = [] } of pages) {
    names.push(...Providers.flatMap(({ ProviderName }) => ProviderName ?? []));
  }
  return names;
};

/** ProviderDetails hold the provider's client secret: only the issuer leaves here. */
const readProvider = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ProviderName: string,
): Promise<ProviderFacts> => {
  const { IdentityProvider } = await client.send(
    new DescribeIdentityProviderCommand({ UserPoolId, ProviderName }),
  );
  const { ProviderType = '', ProviderDetails, AttributeMapping } = IdentityProvider ?? {};
  return {
    name: ProviderName,
    type: ProviderType,
    issuer: ProviderDetails?.oidc_issuer,
    mapping: AttributeMapping ?? {},
  };
};

export const readProviders = async (
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  look: Look,
): Promise<readonly ProviderFacts[]> => {
  const about = `identity providers of ${userPoolId}`;
  const names = await look('cognito-idp:ListIdentityProviders', about, () =>
    providerNames(client, userPoolId),
  );
  const found: ProviderFacts[] = [];
  for (const name of names ?? []) {
    const one = await look(
      'cognito-idp:DescribeIdentityProvider',
      `identity provider ${name}`,
      () => readProvider(client, userPoolId, name),
    );
    if (one !== undefined) found.push(one);
  }
  return found;
};

export const readMfa = (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  look: Look,
): Promise<Facts['mfa']> =>
  look('cognito-idp:GetUserPoolMfaConfig', `MFA of ${UserPoolId}`, () =>
    client.send(new GetUserPoolMfaConfigCommand({ UserPoolId })),
  );
