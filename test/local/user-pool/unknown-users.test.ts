import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../support/pool.ts';
import { newPool, type PoolUnderTest, password, uniqueName } from '../../support/pool-users.ts';
import { newEmail, refusalOf } from '../../support/sign-in.ts';
import { srpClient } from '../../support/srp-client.ts';

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

  it('by password and by SRP', async () => {
    const refusal = 'UserNotFoundException: User does not exist.';

    expect(await refusalOf(callsOf(open, uniqueName()).signIn())).toBe(refusal);
    expect(await refusalOf(srp(open, uniqueName()))).toBe(refusal);
  });

  it('and who is disabled', async () => {
    const Username = await open.newUser({ email: newEmail(), email_verified: 'true' });
    await pools.cognito.adminDisableUser({ UserPoolId: open.UserPoolId, Username });

    expect(await refusalOf(callsOf(open, Username).forgotPassword())).toBe(
      'NotAuthorizedException: User is disabled.',
    );
  });
});

describe('a client with ENABLED does not', () => {
  it('by ForgotPassword: nobody, a disabled and an unverified user get a made-up destination', async () => {
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

  it('by ForgotPassword: the form of the name tells where a code would go', async () => {
    const byMail = await callsOf(hiding, 'ann@sample.org').forgotPassword();
    const byPhone = await callsOf(hiding, '+15551234567').forgotPassword();

    expect(byMail.CodeDeliveryDetails?.Destination).toBe('a***@s***');
    expect(byPhone.CodeDeliveryDetails).toMatchObject({
      DeliveryMedium: 'SMS',
      Destination: '+*******4567',
    });
  });

  it('by the other calls about codes', async () => {
    const nobody = callsOf(hiding, uniqueName());
    const mismatch = 'CodeMismatchException: Invalid verification code provided, please try again.';

    expect((await nobody.resend()).CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL' });
    expect(await refusalOf(nobody.confirmSignUp())).toBe(mismatch);
    expect(await refusalOf(nobody.confirmForgot())).toBe(mismatch);
  });

  it('by password: the answer is that of a wrong one', async () => {
    const name = await hiding.newUser();
    const wrong = await refusalOf(hiding.signIn(name, 'Wrong-password-9'));

    expect(await refusalOf(callsOf(hiding, uniqueName()).signIn())).toBe(wrong);
  });

  it('by SRP: the same salt and name each time, and a proof that is never right', async () => {
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

  it('by sign-up it does: a name that is taken is always told', async () => {
    const Username = await hiding.newUser();

    expect(
      await refusalOf(
        pools.cognito.signUp({ ClientId: hiding.ClientId, Username, Password: password }),
      ),
    ).toMatch(/^UsernameExistsException/);
  });
});

describe('the switch preventUserExistenceErrors', () => {
  it('overrules the client', async () => {
    pools.settings.change({ preventUserExistenceErrors: 'ENABLED' });
    const hidden = await refusalOf(callsOf(open, uniqueName()).signIn());
    pools.settings.change({ preventUserExistenceErrors: 'client' });

    expect(hidden).toMatch(/^NotAuthorizedException/);
  });
});

describe('the events of somebody who is not there', () => {
  const start = async (USERNAME: string, { ClientId }: PoolUnderTest) => {
    pools.forgetEvents();
    await pools.cognito.initiateAuth({
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME },
    });
    return pools.events();
  };

  const withTriggers = (PreventUserExistenceErrors: 'ENABLED' | 'LEGACY') => {
    pools.run({
      DefineAuthChallenge: () => ({ challengeName: 'CUSTOM_CHALLENGE' }),
      CreateAuthChallenge: () => ({ privateChallengeParameters: { answer: 'x' } }),
    });
    const LambdaConfig = triggersNamed('DefineAuthChallenge', 'CreateAuthChallenge');
    return newPool(pools, { pool: { LambdaConfig }, client: { PreventUserExistenceErrors } });
  };

  it('say userNotFound, hold no attributes, and one userName for one typed name', async () => {
    const under = await withTriggers('ENABLED');

    const first = await start('Somebody', under);
    const [again] = await start('somebody', under);
    const [other] = await start('somebody-else', under);

    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(first).toHaveLength(2);
    for (const { request, userName } of first) {
      expect(request).toMatchObject({ userNotFound: true, userAttributes: {} });
      expect(userName).toMatch(uuid);
      expect(userName).toBe(again?.userName);
    }
    expect(other?.userName).not.toBe(again?.userName);
  });

  it('have a userName of chance where the switch says so', async () => {
    const under = await withTriggers('ENABLED');
    pools.settings.change({ stableUserNameForUnknownUsers: false });
    const [[first], [second]] = [await start('somebody', under), await start('somebody', under)];
    pools.settings.change({ stableUserNameForUnknownUsers: true });

    expect(first?.userName).not.toBe(second?.userName);
  });

  it('of a known user say false where existence is hidden, and nothing where it is not', async () => {
    const [hidden, told] = [await withTriggers('ENABLED'), await withTriggers('LEGACY')];

    const [known] = await start(await hidden.newUser(), hidden);
    const [legacy] = await start(await told.newUser(), told);

    expect(known?.request.userNotFound).toBe(false);
    expect(legacy?.request).not.toHaveProperty('userNotFound');
    expect(await refusalOf(start('somebody', told))).toMatch(/^UserNotFoundException/);
    expect(pools.events()).toEqual([]);
  });
});
