import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest, uniqueName } from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'] } });
});

afterAll(() => pools.stop());

describe('SignUp', () => {
  it('SignUp mails a code, returns its destination, and leaves the user unconfirmed', async () => {
    const { email, Username, UserConfirmed, CodeDeliveryDetails } = await pool.signUp();

    expect(UserConfirmed).toBe(false);
    expect(CodeDeliveryDetails).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: `${email.charAt(0)}***@e***`,
    });
    expect(await pool.status(Username)).toBe('UNCONFIRMED');
    expect(await refusalOf(pool.start(Username))).toBe(
      'UserNotConfirmedException: User is not confirmed.',
    );
  });

  it('a taken user name is refused', async () => {
    const { Username } = await pool.signUp();

    const refusal = await refusalOf(pool.signUp(newEmail(), Username));

    expect(refusal).toBe('UsernameExistsException: User already exists');
  });

  it('of parallel sign-ups for one name, one succeeds', async () => {
    const Username = uniqueName();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refusalOf(pool.signUp(newEmail(), Username))),
    );

    expect(answers.filter((answer) => answer === 'answered')).toHaveLength(1);
  });

  it('SignUp is refused where only administrators create users', async () => {
    const closed = await newPool(pools, {
      pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    });

    const refusal = await refusalOf(closed.signUp(newEmail(), uniqueName()));

    expect(refusal).toBe('NotAuthorizedException: SignUp is not permitted for this user pool');
  });

  it('SignUp requires a password unless a mailed code may be the first factor', async () => {
    const Policies = { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } };
    const passwordless = await newPool(pools, { pool: { Policies: Policies as object } });
    const without = (ClientId: string) =>
      refusalOf(pools.cognito.signUp({ ClientId, Username: uniqueName() }));

    expect(await without(pool.ClientId)).toMatch(/^InvalidParameterException: Missing required/);
    expect(await without(passwordless.ClientId)).toBe('answered');
  });

  it('SignUp accepts only an address as user name where users sign in by e-mail', async () => {
    const byEmail = await newPool(pools, { pool: { UsernameAttributes: ['email'] } });
    const email = newEmail();
    const { UserSub } = await byEmail.signUp(email, email);

    expect(await byEmail.attributes(email)).toMatchObject({ sub: UserSub, email });
    expect(await refusalOf(byEmail.signUp(email, 'a-name'))).toBe(
      'InvalidParameterException: Username should be an email.',
    );
    expect(await refusalOf(byEmail.signUp(email, newEmail()))).toBe(
      'InvalidParameterException: User email should be empty or same as username, since username attribute is email',
    );
    expect(await refusalOf(byEmail.signUp(email, email))).toBe(
      'UsernameExistsException: An account with the given email already exists.',
    );
  });
});
