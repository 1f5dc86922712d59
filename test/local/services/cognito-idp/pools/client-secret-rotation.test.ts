import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { newSecretClient } from '../../../../support/pool/secret-client.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'] } });
});

afterAll(() => pools.stop());

describe('the rotation of a secret', () => {
  it('both secrets of a client are accepted until the old one is deleted', async () => {
    const { client, prove, start } = await newSecretClient(pools, pool);
    const { cognito } = pools;
    const name = await pool.newUser();
    const added = await cognito.addUserPoolClientSecret(client);
    const fresh = added.ClientSecretDescriptor?.ClientSecretValue ?? '';
    const { ClientSecrets = [] } = await cognito.listUserPoolClientSecrets(client);
    const third = await refusalOf(cognito.addUserPoolClientSecret(client));

    const both = [prove(name), prove(name, fresh)].map((hash) => refusalOf(start(name, hash)));
    expect(await Promise.all(both)).toEqual(['answered', 'answered']);

    const [old] = ClientSecrets;
    await cognito.deleteUserPoolClientSecret({ ...client, ClientSecretId: old?.ClientSecretId });
    expect(await refusalOf(start(name, prove(name)))).toMatch(/^NotAuthorizedException/);
    expect(await refusalOf(start(name, prove(name, fresh)))).toBe('answered');
    expect(ClientSecrets).toHaveLength(2);
    expect(ClientSecrets[0]).not.toHaveProperty('ClientSecretValue');
    expect(third).toMatch(/^LimitExceededException/);
  });

  it('a caller’s own secret is accepted and never returned, and the last secret cannot be deleted', async () => {
    const { client, prove, start } = await newSecretClient(pools, pool);
    const { cognito } = pools;
    const ClientSecret = 'own_secret_with_at_least_24_characters';
    const name = await pool.newUser();

    const { ClientSecretDescriptor } = await cognito.addUserPoolClientSecret({
      ...client,
      ClientSecret,
    });
    const { ClientSecretId } = ClientSecretDescriptor ?? {};
    const withOwn = await refusalOf(start(name, prove(name, ClientSecret)));
    await cognito.deleteUserPoolClientSecret({ ...client, ClientSecretId });
    const { ClientSecrets } = await cognito.listUserPoolClientSecrets(client);
    const last = { ...client, ClientSecretId: ClientSecrets?.[0]?.ClientSecretId };

    expect(ClientSecretDescriptor).not.toHaveProperty('ClientSecretValue');
    expect(withOwn).toBe('answered');
    expect(await refusalOf(cognito.deleteUserPoolClientSecret(last))).toMatch(
      /^InvalidParameterException/,
    );
    expect(
      await refusalOf(cognito.addUserPoolClientSecret({ ...client, ClientSecret: 'short' })),
    ).toMatch(/^InvalidParameterException/);
  });
});
