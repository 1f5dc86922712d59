import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  claimsOf,
  newPool,
  type PoolUnderTest,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const link = (name: string, subject: string, ProviderName = 'Google') =>
  pools.cognito.adminLinkProviderForUser({
    UserPoolId: pool.UserPoolId,
    DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: name },
    SourceUser: {
      ProviderName,
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: subject,
    },
  });

const disable = (subject: string, ProviderName = 'Google') =>
  pools.cognito.adminDisableProviderForUser({
    UserPoolId: pool.UserPoolId,
    User: {
      ProviderName,
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: subject,
    },
  });

describe('AdminLinkProviderForUser', () => {
  it('AdminLinkProviderForUser gives a user an identity, which attributes and ID tokens have', async () => {
    const name = await pool.newUser();

    await link(name, '1234');

    const { identities = '[]' } = await pool.attributes(name);
    expect(JSON.parse(identities)).toMatchObject([
      { userId: '1234', providerName: 'Google', providerType: 'Google', primary: false },
    ]);
    expect(claimsOf((await pool.signIn(name)).IdToken).identities).toMatchObject([
      { userId: '1234', providerName: 'Google', primary: 'false' },
    ]);
  });

  it('AdminLinkProviderForUser links an identity to one user, and none that has its own profile', async () => {
    const [first, second] = [await pool.newUser(), await pool.newUser()];
    const subject = uniqueName();
    const profile = uniqueName();
    await pool.newUser({}, `Google_${profile}`);
    await link(first, subject);

    const merging = /^InvalidParameterException: Merging is not currently supported/;
    expect(await refusalOf(link(second, subject))).toMatch(merging);
    expect(await refusalOf(link(first, profile))).toMatch(merging);
  });

  it('AdminLinkProviderForUser links at most five identities, and only to an existing user', async () => {
    const name = await pool.newUser();
    for (let n = 0; n < 5; n += 1) await link(name, uniqueName());

    expect(await refusalOf(link(name, uniqueName()))).toMatch(/^LimitExceededException/);
    expect(await refusalOf(link('nobody', uniqueName()))).toMatch(/^UserNotFoundException/);
  });
});

describe('AdminDisableProviderForUser', () => {
  it('AdminDisableProviderForUser unlinks the identity, which can then be linked to another user', async () => {
    const [first, second] = [await pool.newUser(), await pool.newUser()];
    const subject = uniqueName();
    await link(first, subject);

    await disable(subject);

    expect(await pool.attributes(first)).not.toHaveProperty('identities');
    expect(await refusalOf(link(second, subject))).toBe('answered');
    expect(await refusalOf(disable(uniqueName()))).toMatch(/^UserNotFoundException/);
  });

  it('AdminDisableProviderForUser with the provider Cognito removes the password', async () => {
    const name = await pool.newUser();

    await disable(name, 'Cognito');

    expect(await refusalOf(pool.signIn(name))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
    expect(await pool.status(name)).toBe('CONFIRMED');
  });
});
