import { expect } from 'vitest';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';
import { aDate } from '../shapes.ts';

const made = async ({ pools, open }: Bench) => {
  const { UserPoolId } = await open();
  const { UserPoolClient } = await pools.cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'made',
  });
  return { UserPoolId, ClientId: UserPoolClient?.ClientId, client: UserPoolClient };
};

export const clientRows: readonly Row[] = [
  {
    operation: 'CreateUserPoolClient',
    behaviour: 'gives a client an id, no secret, and refresh tokens of 30 days',
    run: async (bench) => {
      const { client, UserPoolId } = await made(bench);
      return { ...client, isOfPool: client?.UserPoolId === UserPoolId };
    },
    expected: expect.objectContaining({
      ClientName: 'made',
      ClientId: expect.stringMatching(/^[a-z0-9]{26}$/),
      isOfPool: true,
      RefreshTokenValidity: 30,
      AllowedOAuthFlowsUserPoolClient: false,
      CreationDate: aDate,
      LastModifiedDate: aDate,
    }),
    differs: {
      cognitoLocal: 'no RefreshTokenValidity is returned, and a refresh token lives 7 days',
      source: 'API reference: CreateUserPoolClient, RefreshTokenValidity',
    },
  },
  {
    operation: 'DescribeUserPoolClient',
    behaviour: 'returns a client as it was created',
    run: async (bench) => {
      const { client, UserPoolId, ClientId } = await made(bench);
      const input = { UserPoolId, ClientId };
      const { UserPoolClient } = await bench.pools.cognito.describeUserPoolClient(input);
      return JSON.stringify(UserPoolClient) === JSON.stringify(client);
    },
    expected: true,
  },
  {
    operation: 'ListUserPoolClients',
    behaviour: 'lists the id, the name and the pool of a client, and nothing else',
    run: async (bench) => {
      const { UserPoolId, ClientId } = await made(bench);
      const { UserPoolClients } = await bench.pools.cognito.listUserPoolClients({ UserPoolId });
      const listed = UserPoolClients?.find((client) => client.ClientId === ClientId);
      return Object.keys(listed ?? {}).toSorted();
    },
    expected: ['ClientId', 'ClientName', 'UserPoolId'],
  },
  {
    operation: 'UpdateUserPoolClient',
    behaviour: 'changes the name and the life of refresh tokens',
    run: async (bench) => {
      const { UserPoolId, ClientId } = await made(bench);
      const changed = { ClientName: 'changed', RefreshTokenValidity: 5 };
      const input = { UserPoolId, ClientId, ...changed };
      const { UserPoolClient } = await bench.pools.cognito.updateUserPoolClient(input);
      return [UserPoolClient?.ClientName, UserPoolClient?.RefreshTokenValidity];
    },
    expected: ['changed', 5],
  },
  {
    operation: 'DeleteUserPoolClient',
    behaviour: 'a client that was deleted is not found by its id',
    run: async (bench) => {
      const { UserPoolId, ClientId } = await made(bench);
      await bench.pools.cognito.deleteUserPoolClient({ UserPoolId, ClientId });
      return refusalOf(bench.pools.cognito.describeUserPoolClient({ UserPoolId, ClientId }));
    },
    expected: expect.stringMatching(
      /^ResourceNotFoundException: User pool client [a-z0-9]+ does not exist\.$/,
    ),
    differs: {
      cognitoLocal: 'the text does not name the client',
      source: 'aws/aws-sdk-php 2183',
    },
  },
];
