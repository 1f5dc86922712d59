import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChoicePool, choicePool } from '../../../../../support/pool/choice.ts';
import { startTestPools, type TestPools } from '../../../../../support/pool/pool.ts';
import { otherPassword, password } from '../../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../../support/pool/sign-in.ts';
import { srpClient } from '../../../../../support/pool/srp-client.ts';

let pools: TestPools;
let pool: ChoicePool;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await choicePool(pools);
});

afterAll(() => pools.stop());

const unavailable = 'InvalidParameterException: The challenge is not available for the user';

describe('SELECT_CHALLENGE', () => {
  it('a start without preference offers what the user can use', async () => {
    const email = await pool.verifiedUser();
    const withoutPassword = newEmail();
    await pools.cognito.adminCreateUser({
      UserPoolId: pool.UserPoolId,
      Username: withoutPassword,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: withoutPassword },
        { Name: 'email_verified', Value: 'true' },
      ],
    });

    const offered = await pool.start(email);

    expect(offered.ChallengeName).toBe('SELECT_CHALLENGE');
    expect(offered.Session).toBeDefined();
    expect(offered.AvailableChallenges).toEqual(['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP']);
    expect((await pool.start(withoutPassword)).AvailableChallenges).toEqual(['EMAIL_OTP']);
    expect((await pool.start(newEmail())).AvailableChallenges).toEqual(offered.AvailableChallenges);
  });

  it('a selected code is mailed and then asked for', async () => {
    const email = await pool.verifiedUser();
    const { Session } = await pool.start(email);
    const asked = await pool.respond('SELECT_CHALLENGE', Session, {
      USERNAME: email,
      ANSWER: 'EMAIL_OTP',
    });

    const { AuthenticationResult } = await pool.answer(email, pool.codeTo(email), asked.Session);

    expect(asked.ChallengeName).toBe('EMAIL_OTP');
    expect(AuthenticationResult?.IdToken).toBeDefined();
  });

  it('a user who was disabled since the start gets no code', async () => {
    const { UserPoolId } = pool;
    const email = await pool.verifiedUser();
    const { Session } = await pool.start(email);
    await pools.cognito.adminDisableUser({ UserPoolId, Username: email });
    const selected = { USERNAME: email, ANSWER: 'EMAIL_OTP' };

    expect(await refusalOf(pool.respond('SELECT_CHALLENGE', Session, selected))).toBe(
      'NotAuthorizedException: User is disabled.',
    );
    expect(pools.messagesTo(email)).toEqual([]);
  });

  it('a selected password is checked in the same answer', async () => {
    const email = await pool.verifiedUser();
    const select = async (PASSWORD: string) =>
      pool.respond('SELECT_CHALLENGE', (await pool.start(email)).Session, {
        USERNAME: email,
        ANSWER: 'PASSWORD',
        PASSWORD,
      });

    expect((await select(password)).AuthenticationResult?.IdToken).toBeDefined();
    expect(await refusalOf(select(otherPassword))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
  });

  it('a selected SRP proof leads to PASSWORD_VERIFIER', async () => {
    const email = await pool.verifiedUser();
    const srp = srpClient(pool.UserPoolId, password);
    const { Session } = await pool.start(email);
    const asked = await pool.respond('SELECT_CHALLENGE', Session, {
      USERNAME: email,
      ANSWER: 'PASSWORD_SRP',
      SRP_A: srp.SRP_A,
    });

    const { AuthenticationResult } = await pools.cognito.respondToAuthChallenge({
      ClientId: pool.ClientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      Session: asked.Session,
      ChallengeResponses: srp.answer(asked.ChallengeParameters),
    });

    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(asked.Session).toBeDefined();
    expect(AuthenticationResult?.IdToken).toBeDefined();
  });

  it('a factor that the user does not have cannot be selected, and what the pool lacks is refused by name', async () => {
    const email = await pool.verifiedUser();
    const onlyPasswords = await choicePool(pools, { factors: ['PASSWORD'] });
    const other = await onlyPasswords.verifiedUser();
    const { Session } = await onlyPasswords.start(other);
    const select = (ANSWER: string) =>
      onlyPasswords.respond('SELECT_CHALLENGE', Session, { USERNAME: other, ANSWER });

    expect(await refusalOf(select('EMAIL_OTP'))).toBe(unavailable);
    for (const factor of ['WEB_AUTHN', 'SMS_OTP']) {
      const refusal = `InvalidParameterException: The local user pool does not have the challenge ${factor}`;
      expect(await refusalOf(select(factor))).toBe(refusal);
      expect(await refusalOf(pool.start(email, { PREFERRED_CHALLENGE: factor }))).toBe(refusal);
    }
  });
});

describe('PREFERRED_CHALLENGE', () => {
  it('a preferred password signs in at once, or is asked for where the start carries none', async () => {
    const email = await pool.verifiedUser();
    const preferred = { PREFERRED_CHALLENGE: 'PASSWORD' };
    const atOnce = await pool.start(email, { ...preferred, PASSWORD: password });
    const asked = await pool.start(email, preferred);

    const answered = await pool.respond('PASSWORD', asked.Session, {
      USERNAME: email,
      PASSWORD: password,
    });

    expect(atOnce.AuthenticationResult?.IdToken).toBeDefined();
    expect(asked.ChallengeName).toBe('PASSWORD');
    expect(answered.AuthenticationResult?.IdToken).toBeDefined();
  });

  it('a preferred SRP proof is asked for at once, or after PASSWORD_SRP', async () => {
    const email = await pool.verifiedUser();
    const srp = srpClient(pool.UserPoolId, password);
    const preferred = { PREFERRED_CHALLENGE: 'PASSWORD_SRP' };
    const atOnce = await pool.start(email, { ...preferred, SRP_A: srp.SRP_A });
    const asked = await pool.start(email, preferred);

    const answered = await pool.respond('PASSWORD_SRP', asked.Session, {
      USERNAME: email,
      SRP_A: srp.SRP_A,
    });

    expect(atOnce.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(asked.ChallengeName).toBe('PASSWORD_SRP');
    expect(answered.ChallengeName).toBe('PASSWORD_VERIFIER');
  });

  it('a preference that the user cannot have leads to the choice, without a mail', async () => {
    const email = newEmail();
    await pool.newUser({ email }, email);

    const offered = await pool.byCode(email);

    expect(offered.ChallengeName).toBe('SELECT_CHALLENGE');
    expect(offered.AvailableChallenges).toEqual(['PASSWORD', 'PASSWORD_SRP']);
    expect(pools.messagesTo(email)).toEqual([]);
  });
});

describe('who may use USER_AUTH', () => {
  it('a client without ALLOW_USER_AUTH is refused', async () => {
    const { ClientId = '' } = await pool.newClient();
    const AuthParameters = { USERNAME: await pool.verifiedUser() };

    expect(
      await refusalOf(
        pools.cognito.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters }),
      ),
    ).toBe('InvalidParameterException: USER_AUTH is not enabled for the client.');
  });

  it('AdminInitiateAuth starts it too', async () => {
    const { UserPoolId, ClientId } = pool;
    const email = await pool.verifiedUser();
    const AuthParameters = { USERNAME: email, PREFERRED_CHALLENGE: 'EMAIL_OTP' };
    const { Session } = await pools.cognito.adminInitiateAuth({
      UserPoolId,
      ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters,
    });

    const { AuthenticationResult } = await pools.cognito.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName: 'EMAIL_OTP',
      Session,
      ChallengeResponses: { USERNAME: email, EMAIL_OTP_CODE: pool.codeTo(email) },
    });

    expect(AuthenticationResult?.IdToken).toBeDefined();
  });

  it('a policy without PASSWORD, with an unknown factor, or above the LITE tier is refused', async () => {
    const withFactors = (factors: string[], UserPoolTier?: 'LITE') =>
      refusalOf(
        pools.cognito.createUserPool({
          PoolName: 'policy',
          UserPoolTier,
          Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors as 'PASSWORD'[] } },
        }),
      );

    expect(await withFactors(['EMAIL_OTP'])).toBe(
      'InvalidParameterException: Password should be configured as one of the allowed first auth factors.',
    );
    expect(await withFactors(['PASSWORD', 'SOFTWARE_TOKEN'])).toContain('enum value set');
    expect(await withFactors(['PASSWORD', 'EMAIL_OTP'], 'LITE')).toBe(
      'FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In',
    );
    expect(await withFactors(['PASSWORD'], 'LITE')).toBe('answered');
  });

  it('a user with a second factor signs in by password, not by a mailed code', async () => {
    const strict = await choicePool(pools, { pool: { MfaConfiguration: 'ON' } });
    const email = await strict.verifiedUser();

    expect((await strict.byCode(email)).AvailableChallenges).toEqual(['PASSWORD', 'PASSWORD_SRP']);
  });
});
