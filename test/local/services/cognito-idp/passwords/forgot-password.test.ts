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
  it('ForgotPassword sends a code to the verified address, and the code sets a new password', async () => {
    const { email, name } = await verifiedUser();

    const { CodeDeliveryDetails } = await forgot(name);
    await confirm(name, pool.codeTo(email));

    expect(CodeDeliveryDetails).toMatchObject({ AttributeName: 'email', DeliveryMedium: 'EMAIL' });
    expect((await pool.signIn(name, otherPassword)).AccessToken).toBeDefined();
    expect(await refusalOf(pool.signIn(name, password))).toMatch(/^NotAuthorizedException/);
  });

  it('ForgotPassword prefers a verified phone number where the pool sets no order', async () => {
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

  it('ForgotPassword sends nothing to an unverified address', async () => {
    const email = newEmail();
    const name = await pool.newUser({ email });

    const refusal = await refusalOf(forgot(name));

    expect(refusal).toMatch(/^InvalidParameterException: Cannot reset password for the user/);
    expect(pools.messagesTo(email)).toEqual([]);
  });

  it('ForgotPassword is refused while the temporary password of an invitation is unchanged', async () => {
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

  it('ForgotPassword refers to the administrator where the pool allows no other recovery', async () => {
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
  it('a code stays valid when the new password breaks the policy', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);

    const refusal = await refusalOf(confirm(name, pool.codeTo(email), 'short'));

    expect(refusal).toMatch(/^InvalidPasswordException/);
    expect(await refusalOf(confirm(name, pool.codeTo(email)))).toBe('answered');
  });

  it('ConfirmForgotPassword accepts a code once', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);
    await confirm(name, pool.codeTo(email));

    const refusal = await refusalOf(confirm(name, pool.codeTo(email)));

    expect(refusal).toMatch(/^ExpiredCodeException/);
  });

  it('ConfirmForgotPassword distinguishes a wrong code from one that expired after an hour', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);

    const wrong = await refusalOf(confirm(name, wrongFor(pool.codeTo(email))));
    pools.advance(60 * 60 + 1);

    expect(wrong).toMatch(/^CodeMismatchException/);
    expect(await refusalOf(confirm(name, pool.codeTo(email)))).toMatch(/^ExpiredCodeException/);
  });

  it('ConfirmForgotPassword refuses a code of a deleted user of the same name', async () => {
    const { email, name } = await verifiedUser();
    await forgot(name);
    await pools.cognito.adminDeleteUser({ UserPoolId: pool.UserPoolId, Username: name });
    await pool.newUser({}, name);

    const refusal = await refusalOf(confirm(name, pool.codeTo(email)));

    expect(refusal).toMatch(/^ExpiredCodeException/);
  });
});

describe('AdminResetUserPassword', () => {
  it('AdminResetUserPassword refuses a disabled user, whatever the status', async () => {
    const { email, name: Username } = await verifiedUser();
    const { UserPoolId } = pool;
    await pools.cognito.adminDisableUser({ UserPoolId, Username });

    expect(await refusalOf(pools.cognito.adminResetUserPassword({ UserPoolId, Username }))).toBe(
      'NotAuthorizedException: User is disabled.',
    );
    expect(pools.messagesTo(email)).toEqual([]);
  });

  it('AdminResetUserPassword disables the old password and sends a code for a new one', async () => {
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
