import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChoicePool, choicePool } from '../../../../../support/pool/choice.ts';
import { startTestPools, type TestPools, triggersNamed } from '../../../../../support/pool/pool.ts';
import { claimsOf } from '../../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: ChoicePool;

const called = [
  'PreAuthentication',
  'CustomMessage',
  'PostAuthentication',
  'PreTokenGeneration',
] as const;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await choicePool(pools, {
    pool: {
      LambdaConfig: triggersNamed(...called),
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:eu-central-1:000000000000:identity/example.com',
      },
    },
  });
});

afterAll(() => pools.stop());

const nothing = Object.fromEntries(called.map((name) => [name, () => ({})]));

beforeEach(() => {
  pools.run(nothing);
  pools.forgetEvents();
});

const wrongCode = 'CodeMismatchException: Invalid verification code provided, please try again.';

describe('EMAIL_OTP', () => {
  it('a mailed code of eight digits is exchanged for the tokens of the user', async () => {
    const email = await pool.verifiedUser();
    const challenge = await pool.byCode(email);
    const code = pool.codeTo(email);

    const { AuthenticationResult } = await pool.answer(email, code, challenge.Session);

    expect(challenge.ChallengeName).toBe('EMAIL_OTP');
    expect(challenge.ChallengeParameters).toMatchObject({
      CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
      CODE_DELIVERY_DESTINATION: `${email.charAt(0)}***@e***`,
    });
    expect(code).toMatch(/^\d{8}$/);
    expect(claimsOf(AuthenticationResult?.IdToken)).toMatchObject({ email, email_verified: true });
    expect(AuthenticationResult?.RefreshToken).toBeDefined();
  });

  it('the triggers run in Cognito’s order, and the metadata of the start goes to PreAuthentication only', async () => {
    const email = await pool.verifiedUser();
    const { Session } = await pools.cognito.initiateAuth({
      ClientId: pool.ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: email, PREFERRED_CHALLENGE: 'EMAIL_OTP' },
      ClientMetadata: { from: 'start' },
    });
    await pools.cognito.respondToAuthChallenge({
      ClientId: pool.ClientId,
      ChallengeName: 'EMAIL_OTP',
      Session,
      ChallengeResponses: { USERNAME: email, EMAIL_OTP_CODE: pool.codeTo(email) },
      ClientMetadata: { from: 'answer' },
    });

    const events = pools.events().map(({ triggerSource, request }) => ({
      triggerSource,
      validationData: request.validationData,
      clientMetadata: request.clientMetadata,
    }));
    const answered = { from: 'answer' };
    expect(events).toEqual([
      {
        triggerSource: 'PreAuthentication_Authentication',
        validationData: { from: 'start' },
      },
      { triggerSource: 'CustomMessage_Authentication' },
      { triggerSource: 'PostAuthentication_Authentication', clientMetadata: answered },
      { triggerSource: 'TokenGeneration_Authentication', clientMetadata: answered },
    ]);
  });

  it('the mail has the texts of CustomMessage_Authentication, and Cognito’s own without them', async () => {
    const [own, custom] = [await pool.verifiedUser(), await pool.verifiedUser()];
    await pool.byCode(own);
    pools.run({
      ...nothing,
      CustomMessage: () => ({ emailSubject: 'Your sign-in', emailMessage: 'Use {####} here' }),
    });
    await pool.byCode(custom);

    expect(pools.messagesTo(own)[0]).toMatchObject({ subject: 'Your authentication code' });
    expect(pools.messagesTo(own)[0]?.text).toMatch(/^Your authentication code is \d{8}$/);
    expect(pools.messagesTo(custom)[0]).toMatchObject({ subject: 'Your sign-in' });
    expect(pools.messagesTo(custom)[0]?.text).toMatch(/^Use \d{8} here$/);
  });

  it('wrong codes leave the session usable, and a right one uses it up', async () => {
    const email = await pool.verifiedUser();
    const { Session } = await pool.byCode(email);
    const code = pool.codeTo(email);
    const refusals: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      refusals.push(await refusalOf(pool.answer(email, wrongFor(code), Session)));
    }

    const right = await pool.answer(email, code, Session);

    expect(new Set(refusals)).toEqual(new Set([wrongCode]));
    expect(right.AuthenticationResult?.AccessToken).toBeDefined();
    expect(await refusalOf(pool.answer(email, code, Session))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  it('a code ends with its session, after three minutes', async () => {
    const email = await pool.verifiedUser();
    const { Session } = await pool.byCode(email);
    pools.advance(180);

    expect(await refusalOf(pool.answer(email, pool.codeTo(email), Session))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  it('a code is right for its own session and its own address only', async () => {
    const [email, other] = [await pool.verifiedUser(), await pool.verifiedUser()];
    const first = await pool.byCode(email);
    const code = pool.codeTo(email);
    const second = await pool.byCode(email);
    const foreign = await pool.byCode(other);

    expect(await refusalOf(pool.answer(email, code, second.Session))).toBe(wrongCode);
    expect(await refusalOf(pool.answer(email, code, foreign.Session))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
    await pools.cognito.adminUpdateUserAttributes({
      UserPoolId: pool.UserPoolId,
      Username: email,
      UserAttributes: [
        { Name: 'email', Value: newEmail() },
        { Name: 'email_verified', Value: 'true' },
      ],
    });
    const Username = first.ChallengeParameters?.USERNAME ?? '';

    expect(await refusalOf(pool.answer(Username, code, first.Session))).toBe(wrongCode);
  });
});

describe('users who get no code', () => {
  it('an unknown address gets the same challenge, no mail, and a wrong code for every answer', async () => {
    const [known, unknown] = [await pool.verifiedUser(), newEmail()];
    const real = await pool.byCode(known);
    const feigned = await pool.byCode(unknown);

    expect(Object.keys(feigned)).toEqual(Object.keys(real));
    expect(Object.keys(feigned.ChallengeParameters ?? {})).toEqual(
      Object.keys(real.ChallengeParameters ?? {}),
    );
    expect(feigned.ChallengeParameters?.CODE_DELIVERY_DESTINATION).toBe(
      `${unknown.charAt(0)}***@e***`,
    );
    expect(pools.messagesTo(unknown)).toEqual([]);
    expect(await refusalOf(pool.answer(unknown, '00000000', feigned.Session))).toBe(wrongCode);
  });

  it('a client with LEGACY learns that an address is unknown', async () => {
    const open = await choicePool(pools, { client: { PreventUserExistenceErrors: 'LEGACY' } });

    expect(await refusalOf(open.byCode(newEmail()))).toBe(
      'UserNotFoundException: User does not exist.',
    );
  });

  it('a disabled and an unconfirmed user get no code', async () => {
    const disabled = await pool.verifiedUser();
    const Username = disabled;
    await pools.cognito.adminDisableUser({ UserPoolId: pool.UserPoolId, Username });
    const { email: unconfirmed } = await pool.signUp();
    const before = pools.messagesTo(unconfirmed).length;

    expect(await refusalOf(pool.byCode(disabled))).toBe(
      'NotAuthorizedException: User is disabled.',
    );
    expect(await refusalOf(pool.byCode(unconfirmed))).toBe(
      'UserNotConfirmedException: User is not confirmed.',
    );
    expect(pools.messagesTo(disabled)).toEqual([]);
    expect(pools.messagesTo(unconfirmed)).toHaveLength(before);
  });
});
