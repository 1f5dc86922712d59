import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});
afterAll(() => pools.stop());

const read = { ScopeName: 'read', ScopeDescription: 'Read the API' };
const write = { ScopeName: 'write', ScopeDescription: 'Write to the API' };

const newServer = async (Identifier = 'https://api.example') => {
  const { UserPoolId, ClientId } = await newPool(pools);
  const name = { UserPoolId, Identifier };
  await pools.cognito.createResourceServer({ ...name, Name: 'API', Scopes: [read, write] });
  return { name, UserPoolId, ClientId };
};

describe('a resource server', () => {
  it('a resource server is described as it was created', async () => {
    const { name } = await newServer();

    const { ResourceServer } = await pools.cognito.describeResourceServer(name);

    expect(ResourceServer).toEqual({ ...name, Name: 'API', Scopes: [read, write] });
  });

  it('an update replaces the name and the scopes', async () => {
    const { name } = await newServer();

    await pools.cognito.updateResourceServer({ ...name, Name: 'Other' });
    const { ResourceServer } = await pools.cognito.describeResourceServer(name);

    expect(ResourceServer).toEqual({ ...name, Name: 'Other' });
  });

  it('a pool has one resource server of an identifier', async () => {
    const { name } = await newServer('api');

    const second = pools.cognito.createResourceServer({ ...name, Name: 'API' });

    expect(await refusalOf(second)).toBe(
      `InvalidParameterException: api already exists in user pool ${name.UserPoolId}.`,
    );
  });

  it('one scope cannot be given twice', async () => {
    const { name } = await newServer();

    const call = pools.cognito.updateResourceServer({ ...name, Name: 'a', Scopes: [read, read] });

    expect(await refusalOf(call)).toBe('InvalidParameterException: Scope read is given twice');
  });

  it('a deleted resource server is not found', async () => {
    const { name } = await newServer('api');

    await pools.cognito.deleteResourceServer(name);

    expect(await refusalOf(pools.cognito.describeResourceServer(name))).toBe(
      'ResourceNotFoundException: Resource server api does not exist.',
    );
    expect(await refusalOf(pools.cognito.deleteResourceServer(name))).toMatch(/does not exist/);
  });

  it('resource servers are listed in pages, and only those of the pool', async () => {
    const { UserPoolId } = await newServer('first');
    await newServer('foreign');
    await pools.cognito.createResourceServer({ UserPoolId, Identifier: 'second', Name: 'b' });

    const page = await pools.cognito.listResourceServers({ UserPoolId, MaxResults: 1 });
    const { NextToken } = page;
    const rest = await pools.cognito.listResourceServers({ UserPoolId, MaxResults: 1, NextToken });

    const listed = [page, rest].map(({ ResourceServers = [] }) =>
      ResourceServers.map(({ Identifier }) => Identifier),
    );
    expect(listed).toEqual([['first'], ['second']]);
    expect(rest.NextToken).toBeUndefined();
  });
});

describe('the scopes of a client', () => {
  it('a client may have standard scopes and those of the pool’s resource servers', async () => {
    const { UserPoolId, ClientId } = await newServer('api');
    const AllowedOAuthScopes = ['openid', 'api/read'];

    const { UserPoolClient } = await pools.cognito.updateUserPoolClient({
      UserPoolId,
      ClientId,
      AllowedOAuthScopes,
    });

    expect(UserPoolClient?.AllowedOAuthScopes).toEqual(AllowedOAuthScopes);
  });

  it('a client cannot have a scope that no resource server of the pool has', async () => {
    const { UserPoolId, ClientId } = await newServer('api');
    const scopes = { UserPoolId, AllowedOAuthScopes: ['api/delete'] };
    const calls = [
      pools.cognito.createUserPoolClient({ ClientName: 'a', ...scopes }),
      pools.cognito.updateUserPoolClient({ ClientId, ...scopes }),
    ];

    for (const call of calls) {
      expect(await refusalOf(call)).toBe(
        'ScopeDoesNotExistException: Invalid scope requested: api/delete',
      );
    }
  });
});
