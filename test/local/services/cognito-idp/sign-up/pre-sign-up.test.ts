import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import {
  attributesOf,
  newPool,
  type PoolUnderTest,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const poolWith = (...triggers: string[]) =>
  newPool(pools, {
    pool: { AutoVerifiedAttributes: ['email'], LambdaConfig: triggersNamed(...triggers) },
  });

describe('what PreSignUp answers', () => {
  const signUp = (pool: PoolUnderTest, Username: string): Promise<unknown> =>
    pool.signUp(newEmail(), Username);

  const signUpAfter = async (response: object, call = signUp) => {
    const pool = await poolWith('PreSignUp');
    pools.run({ PreSignUp: () => response });
    const Username = uniqueName();
    return { pool, Username, refusal: await refusalOf(call(pool, Username)) };
  };

  it('the response of PreSignUp can confirm the user and verify the address', async () => {
    const { pool, Username } = await signUpAfter({ autoConfirmUser: true, autoVerifyEmail: true });

    expect(await pool.status(Username)).toBe('CONFIRMED');
    expect(await pool.attributes(Username)).toMatchObject({ email_verified: 'true' });
  });

  it('the response of PreSignUp cannot verify an address that the user does not have', async () => {
    const { refusal } = await signUpAfter({ autoConfirmUser: true, autoVerifyPhone: true });

    expect(refusal).toMatch(/^InvalidParameterException/);
  });

  it('the response of PreSignUp is ignored for a user whom an administrator creates', async () => {
    const { pool, Username } = await signUpAfter(
      { autoConfirmUser: true, autoVerifyEmail: true },
      ({ UserPoolId }, Username) =>
        pools.cognito.adminCreateUser({
          UserPoolId,
          Username,
          UserAttributes: attributesOf({ email: newEmail() }),
        }),
    );

    expect(await pool.status(Username)).toBe('FORCE_CHANGE_PASSWORD');
    expect(await pool.attributes(Username)).not.toHaveProperty('email_verified');
  });

  it('an alias that PreSignUp verifies moves from its former holder', async () => {
    const pool = await newPool(pools, {
      pool: { AliasAttributes: ['email'], LambdaConfig: triggersNamed('PreSignUp') },
    });
    pools.run({ PreSignUp: () => ({ autoConfirmUser: true, autoVerifyEmail: true }) });
    const [first, second, email] = [uniqueName(), uniqueName(), newEmail()];

    await pool.signUp(email, first);
    const { UserSub } = await pool.signUp(email, second);

    expect(await pool.attributes(first)).toMatchObject({ email_verified: 'false' });
    expect(await pool.attributes(email)).toMatchObject({ sub: UserSub });
  });
});
