import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { MfaConfiguration: 'OPTIONAL' } });
});

afterAll(() => pools.stop());

/** What an authenticator app shows now, by the pool's clock. */
const codeOf = (secret = ''): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: pools.now() });

/** A code of no time step that is accepted now. */
const wrongCodeFor = (secret: string): string => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const right = [-30_000, 0, 30_000].map((ms) => totp.generate({ timestamp: pools.now() + ms }));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '';
};

const nextPeriod = () => pools.advance(30);

const enrolled = async () => {
  const name = await pool.newUser();
  const { AccessToken } = await pool.signIn(name);
  const { SecretCode } = await pools.cognito.associateSoftwareToken({ AccessToken });
  const verify = (UserCode: string) => pools.cognito.verifySoftwareToken({ AccessToken, UserCode });
  const prefer = (Enabled: boolean, PreferredMfa = Enabled) =>
    pools.cognito.setUserMFAPreference({
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled, PreferredMfa },
    });
  return { name, AccessToken, secret: SecretCode ?? '', verify, prefer };
};

const answer = (
  ChallengeName: 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP',
  USERNAME: string,
  Session: string | undefined,
  code?: string,
  { ClientId } = pool,
) =>
  pools.cognito.respondToAuthChallenge({
    ClientId,
    ChallengeName,
    Session,
    ChallengeResponses: {
      USERNAME,
      ...(code === undefined ? {} : { SOFTWARE_TOKEN_MFA_CODE: code }),
    },
  });

describe('a software token', () => {
  it('a software token is active after a right code and the user’s preference', async () => {
    const { name, AccessToken, secret, verify, prefer } = await enrolled();
    const tooEarly = await refusalOf(prefer(true));
    const wrong = await refusalOf(verify(wrongCodeFor(secret)));
    const { Status } = await verify(codeOf(secret));
    const untilPreferred = await pool.start(name);
    await prefer(true);

    const { ChallengeName } = await pool.start(name);
    const user = await pools.cognito.getUser({ AccessToken });

    expect(tooEarly).toBe('InvalidParameterException: User has not verified software token mfa');
    expect(wrong).toBe(
      'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
    );
    expect(Status).toBe('SUCCESS');
    expect(untilPreferred.AuthenticationResult).toBeDefined();
    expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(user).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
  });

  it('a right code of a software token is accepted once, after any number of wrong ones in the session', async () => {
    const { name, secret, verify, prefer } = await enrolled();
    await verify(codeOf(secret));
    await prefer(true);
    const first = await pool.start(name);
    const used = await refusalOf(answer('SOFTWARE_TOKEN_MFA', name, first.Session, codeOf(secret)));
    nextPeriod();
    const code = codeOf(secret);

    const wrong = await refusalOf(
      answer('SOFTWARE_TOKEN_MFA', name, first.Session, wrongCodeFor(secret)),
    );
    const right = await answer('SOFTWARE_TOKEN_MFA', name, first.Session, code);
    const second = await pool.start(name);

    expect(used).toMatch(/^ExpiredCodeException: Your software token has already been used once/);
    expect(wrong).toMatch(/^CodeMismatchException/);
    expect(right.AuthenticationResult?.AccessToken).toBeDefined();
    expect(await refusalOf(answer('SOFTWARE_TOKEN_MFA', name, second.Session, code))).toMatch(
      /^ExpiredCodeException/,
    );
  });

  it('a software token is not requested after the user turns it off, and a preference for another factor keeps it', async () => {
    const { name, AccessToken, secret, verify, prefer } = await enrolled();
    await verify(codeOf(secret));
    await prefer(true);

    await pools.cognito.setUserMFAPreference({
      AccessToken,
      SMSMfaSettings: { Enabled: false },
    });
    const stays = await pool.start(name);
    await prefer(false);

    expect(stays.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect((await pool.start(name)).AuthenticationResult).toBeDefined();
  });

  it('a second factor by mail is refused in a pool without it, not ignored', async () => {
    const { AccessToken } = await enrolled();
    const EmailMfaSettings = { Enabled: true };

    expect(
      await refusalOf(pools.cognito.setUserMFAPreference({ AccessToken, EmailMfaSettings })),
    ).toMatch(/^InvalidParameterException/);
  });

  it('a pool without MFA refuses software tokens', async () => {
    const plain = await newPool(pools);
    const { AccessToken } = await plain.signIn(await plain.newUser());

    expect(await refusalOf(pools.cognito.associateSoftwareToken({ AccessToken }))).toBe(
      'SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool',
    );
  });
});

describe('a pool that demands a second factor', () => {
  it('a pool that requires a second factor lets a user set it up during sign-in, by MFA_SETUP', async () => {
    const strict = await newPool(pools, { pool: { MfaConfiguration: 'ON' } });
    const name = await strict.newUser();
    const { ChallengeName, Session } = await strict.start(name);
    const skipped = await refusalOf(answer('MFA_SETUP', name, Session, undefined, strict));

    const associated = await pools.cognito.associateSoftwareToken({ Session });
    const verified = await pools.cognito.verifySoftwareToken({
      Session: associated.Session,
      UserCode: codeOf(associated.SecretCode),
    });
    const done = await answer('MFA_SETUP', name, verified.Session, undefined, strict);

    expect(ChallengeName).toBe('MFA_SETUP');
    expect(skipped).toBe('InvalidParameterException: The software token was not verified');
    expect(done.AuthenticationResult?.AccessToken).toBeDefined();
    expect((await strict.start(name)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(await refusalOf(pools.cognito.associateSoftwareToken({ Session }))).toMatch(
      /^NotAuthorizedException: Invalid session for the user/,
    );
  });
});
