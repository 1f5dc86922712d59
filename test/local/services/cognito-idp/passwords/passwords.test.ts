import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  newPool,
  otherPassword,
  type PoolUnderTest,
  password,
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

const signUp = (Password: string, { ClientId } = pool) =>
  refusalOf(pools.cognito.signUp({ ClientId, Username: uniqueName(), Password }));

const policy = 'InvalidPasswordException: Password did not conform with policy: ';

describe('the password policy', () => {
  it.each([
    ['Aa1!aaa', 'Password not long enough'],
    ['AAAA1111!', 'Password must have lowercase characters'],
    ['aaaa1111!', 'Password must have uppercase characters'],
    ['AAAAaaaa!', 'Password must have numeric characters'],
    ['AAAAaaaa1', 'Password must have symbol characters'],
  ])('the default password policy refuses %s', async (given, fault) => {
    expect(await signUp(given)).toBe(policy + fault);
  });

  it.each(['AAaa11!a', 'AAaa11 a', 'AAaa11~a', 'ÄÄAAaa11_'])(
    'the default password policy accepts %s',
    async (given) => {
      expect(await signUp(given)).toBe('answered');
    },
  );

  it('a password with blanks at its ends or over 256 characters is refused', async () => {
    const invalid = /^InvalidParameterException: 1 validation error detected: Value at 'password'/;

    expect(await signUp(' AAaa11!a')).toMatch(invalid);
    expect(await signUp('AAaa11!a ')).toMatch(invalid);
    expect(await signUp(`Aa1!${'a'.repeat(253)}`)).toMatch(invalid);
  });

  it('a pool’s own policy requires only what it names', async () => {
    const lax = await newPool(pools, {
      pool: { Policies: { PasswordPolicy: { MinimumLength: 6, RequireNumbers: true } } },
    });

    expect(await signUp('aaaaa1', lax)).toBe('answered');
    expect(await signUp('aaaaaa', lax)).toBe(`${policy}Password must have numeric characters`);
    expect(await signUp('aaaa1', lax)).toBe(`${policy}Password not long enough`);
  });

  it('the policy applies to passwords that an administrator sets', async () => {
    const { UserPoolId } = pool;
    const Username = await pool.newUser();
    const invite = { UserPoolId, Username: uniqueName(), TemporaryPassword: 'short' };

    expect(
      await refusalOf(
        pools.cognito.adminSetUserPassword({ UserPoolId, Username, Password: 'short' }),
      ),
    ).toMatch(/^InvalidPasswordException/);
    expect(await refusalOf(pools.cognito.adminCreateUser(invite))).toMatch(
      /^InvalidPasswordException/,
    );
  });
});

describe('ChangePassword', () => {
  const change = (AccessToken: string, PreviousPassword: string, ProposedPassword: string) =>
    refusalOf(pools.cognito.changePassword({ AccessToken, PreviousPassword, ProposedPassword }));

  it('ChangePassword requires the old password, and a new one that satisfies the policy', async () => {
    const name = await pool.newUser();
    const { AccessToken = '' } = await pool.signIn(name);

    const wrong = await change(AccessToken, otherPassword, otherPassword);
    const weak = await change(AccessToken, password, 'short');
    const done = await change(AccessToken, password, otherPassword);

    expect(wrong).toBe('NotAuthorizedException: Incorrect username or password.');
    expect(weak).toMatch(/^InvalidPasswordException/);
    expect(done).toBe('answered');
    expect((await pool.signIn(name, otherPassword)).AccessToken).toBeDefined();
    expect(await refusalOf(pool.signIn(name, password))).toMatch(/^NotAuthorizedException/);
  });

  it('ChangePassword accepts only an access token of this pool, and no ID token', async () => {
    const { IdToken = '' } = await pool.signIn(await pool.newUser());

    const refusals = await Promise.all(
      [IdToken, 'a.b.c', 'nothing'].map((token) => change(token, password, otherPassword)),
    );

    expect(new Set(refusals)).toEqual(new Set(['NotAuthorizedException: Invalid Access Token']));
  });

  it('ChangePassword refuses an expired access token', async () => {
    const { AccessToken = '' } = await pool.signIn(await pool.newUser());
    pools.advance(60 * 60 + 1);

    expect(await change(AccessToken, password, otherPassword)).toBe(
      'NotAuthorizedException: Access Token has expired',
    );
  });
});
