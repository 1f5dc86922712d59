import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserClient } from '../plan/users/user-facts.ts';
import { isDenied } from './denied-action.ts';

/** The pool's app clients; undefined where the credentials may not read them. */
export type ClientApi = { readAll(): Promise<readonly UserClient[] | undefined> };

/** The secret stays here: no rule needs it. */
const readOne = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientId: string,
): Promise<UserClient> => {
  const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
  const { UserPoolClient } = await client.send(command);
  const { ClientSecret, ...rest } = UserPoolClient ?? {};
  return rest;
};

const readEach = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<readonly UserClient[]> => {
  const found: UserClient[] = [];
  for await (const page of paginateListUserPoolClients({ client, pageSize: 60 }, { UserPoolId })) {
    // One after the other: DescribeUserPoolClient allows few calls a second.
    for (const { ClientId = '' } of page.UserPoolClients ?? []) {
      found.push(await readOne(client, UserPoolId, ClientId));
    }
  }
  return found;
};

/** Cognito's app clients behind the port. */
export const clientApi = (
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): ClientApi => ({
  readAll: async () => {
    try {
      return await readEach(client, userPoolId);
    } catch (error) {
      if (isDenied(error)) return undefined;
      throw error;
    }
  },
});
