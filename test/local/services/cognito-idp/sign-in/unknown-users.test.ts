import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  newPool,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';
import { srpClient } from '../../../../support/pool/srp-client.ts';

let pools: TestPools;
let open: PoolUnderTest;
let hiding: PoolUnderTest;

const pool = { AutoVerifiedAttributes: ['email' as const] };

beforeAll(async () => {
  pools = await startTestPools();
  open = await newPool(pools, { pool });
  hiding = await newPool(pools, { pool, client: { PreventUserExistenceErrors: 'ENABLED' } });
});

afterAll(() => pools.stop());

const code = { ConfirmationCode: '123456' };

const callsOf = ({ ClientId }: PoolUnderTest, Username: string) => {
  const { cognito } = pools;
  const who = { ClientId, Username };
  return {
    forgotPassword: () => cognito.forgotPassword(who),
    resend: () => cognito.resendConfirmationCode(who),
    confirmSignUp: () => cognito.confirmSignUp({ ...who, ...code }),
    confirmForgot: () => cognito.confirmForgotPassword({ ...who, ...code, Password: password }),
    signIn: () =>
      cognito.initiateAuth({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: password },
      }),
  };
};

const srp = async ({ ClientId, UserPoolId }: PoolUnderTest, USERNAME: string) => {
  const client = srpClient(UserPoolId, password);
  const answer = await pools.cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME, SRP_A: client.SRP_A },
  });
  const proof = client.answer(answer.ChallengeParameters);
  return { ...answer, proof };
};

describe('a client with LEGACY tells who is not there', () => {
  it.each(['forgotPassword', 'resend', 'confirmSignUp', 'confirmForgot'] as const)(
    'by %s',
    async (name) => {
      expect(await refusalOf(callsOf(open, uniqueName())[name]())).toBe(
        'UserNotFoundException: Username/client id combination not found.',
      );
    },
  );

  it('with LEGACY, password and SRP sign-in reveal that a user does not exist', async () => {
    const refusal = 'UserNotFoundException: User does not exist.';

    expect(await refusalOf(callsOf(open, uniqueName()).signIn())).toBe(refusal);
    expect(await refusalOf(srp(open, uniqueName()))).toBe(refusal);
  });

  it('with LEGACY, the response reveals that a user is disabled', async () => {
    const Username = await open.newUser({ email: newEmail(), email_verified: 'true' });
    await pools.cognito.adminDisableUser({ UserPoolId: open.UserPoolId, Username });

    expect(await refusalOf(callsOf(open, Username).forgotPassword())).toBe(
      'NotAuthorizedException: User is disabled.',
    );
  });
});

describe('a client with ENABLED does not', () => {
  it('with ENABLED, ForgotPassword gives unknown, disabled and unverified users a made-up destination', async () => {
    const email = newEmail();
    const unverified = await hiding.newUser({ email });
    const disabled = await hiding.newUser({ email, email_verified: 'true' });
    const { UserPoolId } = hiding;
    await pools.cognito.adminDisableUser({ UserPoolId, Username: disabled });

    const answers = await Promise.all(
      [uniqueName(), unverified, disabled].map((name) => callsOf(hiding, name).forgotPassword()),
    );

    for (const { CodeDeliveryDetails } of answers) {
      expect(CodeDeliveryDetails).toEqual({
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: 'u***@e***',
      });
    }
    expect(pools.messagesTo(email)).toEqual([]);
  });

  it('with ENABLED, the made-up destination of ForgotPassword follows from the form of the name', async () => {
    const byMail = await callsOf(hiding, 'ann@sample.org').forgotPassword();
    const byPhone = await callsOf(hiding, '+15551234567').forgotPassword();

    expect(byMail.CodeDeliveryDetails?.Destination).toBe('a***@s***');
    expect(byPhone.CodeDeliveryDetails).toMatchObject({
      DeliveryMedium: 'SMS',
      Destination: '+*******4567',
    });
  });

  it('with ENABLED, the other calls about codes do not reveal who has an account', async () => {
    const nobody = callsOf(hiding, uniqueName());
    const mismatch = 'CodeMismatchException: Invalid verification code provided, please try again.';

    expect((await nobody.resend()).CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL' });
    expect(await refusalOf(nobody.confirmSignUp())).toBe(mismatch);
    expect(await refusalOf(nobody.confirmForgot())).toBe(mismatch);
  });

  it('with ENABLED, a password sign-in of an unknown user gets the response to a wrong password', async () => {
    const name = await hiding.newUser();
    const wrong = await refusalOf(hiding.signIn(name, 'Wrong-password-9'));

    expect(await refusalOf(callsOf(hiding, uniqueName()).signIn())).toBe(wrong);
  });

  it('with ENABLED, SRP for an unknown name has the same salt each time, and no proof is right', async () => {
    const name = uniqueName();
    const [first, second] = [await srp(hiding, name), await srp(hiding, name)];

    const refusal = await refusalOf(
      pools.cognito.respondToAuthChallenge({
        ClientId: hiding.ClientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: first.proof,
      }),
    );

    expect(first.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(first.ChallengeParameters?.SALT).toBe(second.ChallengeParameters?.SALT);
    expect(first.ChallengeParameters?.SRP_B).not.toBe(second.ChallengeParameters?.SRP_B);
    expect(refusal).toBe('NotAuthorizedException: Incorrect username or password.');
  });

  it('with ENABLED, SignUp still reveals that a name is taken', async () => {
    const Username = await hiding.newUser();

    expect(
      await refusalOf(
        pools.cognito.signUp({ ClientId: hiding.ClientId, Username, Password: password }),
      ),
    ).toMatch(/^UsernameExistsException/);
  });
});

describe('the switch preventUserExistenceErrors', () => {
  it('the setting preventUserExistenceErrors overrides the client', async () => {
    pools.settings.change({ preventUserExistenceErrors: 'ENABLED' });
    const hidden = await refusalOf(callsOf(open, uniqueName()).signIn());
    pools.settings.change({ preventUserExistenceErrors: 'client' });

    expect(hidden).toMatch(/^NotAuthorizedException/);
  });
});
