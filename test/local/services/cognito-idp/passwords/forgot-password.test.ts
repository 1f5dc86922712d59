import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  attributesOf,
  newPool,
  otherPassword,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const verifiedUser = async () => {
  const email = newEmail();
  return { email, name: await pool.newUser({ email, email_verified: 'true' }) };
};

const forgot = (Username: string, { ClientId } = pool) =>
  pools.cognito.forgotPassword({ ClientId, Username });

const confirm = (Username: string, ConfirmationCode: string, Password = otherPassword) =>
  pools.cognito.confirmForgotPassword({
    ClientId: pool.ClientId,
    Username,
    ConfirmationCode,
    Password,
  });

describe('ForgotPassword', () => {
  it('sends a code to the verified address, and the code sets a new password', async () => {
    const { email, name } = await verifiedUser();

    const { CodeDeliveryDetails } = await forgot(name);
    await confirm(name, pool.codeTo(email));

    expect(CodeDeliveryDetails).toMatchObject({ AttributeName: 'email', DeliveryMedium: 'EMAIL' });
    expect((await pool.signIn(name, otherPassword)).AccessToken).toBeDefined();
    expect(await refusalOf(pool.signIn(name, password))).toMatch(/^NotAuthorizedException/);
  });

  it('prefers a verified phone number where the pool does not say otherwise', async () => {
    const phone_number = '+15551234567';
    const email = newEmail();
    const verified = { email_verified: 'true', phone_number_verified: 'true' };
    const name = await pool.newUser({ email, phone_number, ...verified });

    const { CodeDeliveryDetails } = await forgot(name);

    expect(CodeDeliveryDetails).toEqual({
      AttributeName: 'phone_number',
      DeliveryMedium: 'SMS',
      Destination: '+*******4567',
    });
    expect(pools.messagesTo(email)).toEqual([]);
  });

  it('sends nothing to an address that nobody verified', async () => {
    const email = newEmail();
    const name = await pool.newUser({ email });

    const refusal = await refusalOf(forgot(name));

    expect(refusal).toMatch(/^InvalidParameterException: Cannot reset password for the user/);
    expect(pools.messagesTo(email)).toEqual([]);
  });

  it('is no way around an invitation whose password was never changed', async () => {
    const { UserPoolId } = pool;
    const Username = uniqueName();
    await pools.cognito.adminCreateUser({
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: attributesOf({ email: newEmail(), email_verified: 'true' }),
    });

    const refusal = await refusalOf(forgot(Username));

    expect(refusal).toBe(
      'NotAuthorizedException: User password cannot be reset in the current state.',
    );
  });

  it('points to the administrator where the pool recovers no other way', async () => {
    const closed = await newPool(pools, {
      pool: {
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      },
    });
    const name = await closed.newUser();

    const refusal = await refusalOf(forgot(name, closed));

    expect(refusal).toBe('NotAuthorizedException: Contact administrator to reset password.');
  });
});

describe('ConfirmForgotPassword', () => {
  it('keeps the code when the new password does not keep the policy', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);

    const refusal = await refusalOf(confirm(name, pool.codeTo(email), 'short'));

    expect(refusal).toMatch(/^InvalidPasswordException/);
    expect(await refusalOf(confirm(name, pool.codeTo(email)))).toBe('answered');
  });

  it('takes a code once', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);
    await confirm(name, pool.codeTo(email));

    const refusal = await refusalOf(confirm(name, pool.codeTo(email)));

    expect(refusal).toMatch(/^ExpiredCodeException/);
  });

  it('tells a wrong code from one that is over after an hour', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);

    const wrong = await refusalOf(confirm(name, wrongFor(pool.codeTo(email))));
    pools.advance(60 * 60 + 1);

    expect(wrong).toMatch(/^CodeMismatchException/);
    expect(await refusalOf(confirm(name, pool.codeTo(email)))).toMatch(/^ExpiredCodeException/);
  });

  it('does not take a code of somebody who had the name before', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);
    await pools.cognito.adminDeleteUser({ UserPoolId: pool.UserPoolId, Username: name });
    await pool.newUser({}, name);

    const refusal = await refusalOf(confirm(name, pool.codeTo(email)));

    expect(refusal).toMatch(/^ExpiredCodeException/);
  });
});

describe('AdminResetUserPassword', () => {
  it('takes the old password out of use and sends a code for a new one', async () => {
    const { email, name } = await verifiedUser();

    await pools.cognito.adminResetUserPassword({ UserPoolId: pool.UserPoolId, Username: name });

    expect(await pool.status(name)).toBe('RESET_REQUIRED');
    expect(await refusalOf(pool.signIn(name))).toBe(
      'PasswordResetRequiredException: Password reset required for the user',
    );
    await confirm(name, pool.codeTo(email));
    expect(await pool.status(name)).toBe('CONFIRMED');
    expect((await pool.signIn(name, otherPassword)).AccessToken).toBeDefined();
  });
});
