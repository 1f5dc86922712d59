import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest, password } from '../../../../support/pool/pool-users.ts';
import { refusalOf, wrongFor } from '../../../../support/pool/sign-in.ts';

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };

let pools: TestPools;
let pool: PoolUnderTest;

/** A pool with both factors, SMS and authenticator apps. */
const smsPool = async (MfaConfiguration: 'ON' | 'OPTIONAL', settings: object = {}) => {
  const made = await newPool(pools, { pool: { SmsConfiguration, ...settings } });
  await pools.cognito.setUserPoolMfaConfig({
    UserPoolId: made.UserPoolId,
    MfaConfiguration,
    SmsMfaConfiguration: { SmsConfiguration },
    SoftwareTokenMfaConfiguration: { Enabled: true },
  });
  return made;
};

beforeAll(async () => {
  pools = await startTestPools();
  pool = await smsPool('OPTIONAL');
});

afterAll(() => pools.stop());

let numbers = 0;
const newNumber = () => {
  numbers += 1;
  return `+4915112345${String(numbers).padStart(3, '0')}`;
};

/** A user with a phone number, and the preference for SMS that an administrator set. */
const smsUser = async ({ UserPoolId, newUser }: PoolUnderTest = pool) => {
  const phone_number = newNumber();
  const Username = await newUser({ phone_number });
  await pools.cognito.adminSetUserMFAPreference({
    UserPoolId,
    Username,
    SMSMfaSettings: { Enabled: true, PreferredMfa: true },
  });
  return { Username, phone_number };
};

const respond = (
  ChallengeName: 'SMS_MFA' | 'SELECT_MFA_TYPE',
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
) => {
  const { ClientId } = pool;
  return pools.cognito.respondToAuthChallenge({
    ClientId,
    ChallengeName,
    Session,
    ChallengeResponses,
  });
};

/** Adds an authenticator app to the user and leaves its clock at the next code. */
const addApp = async (Username: string) => {
  const { AccessToken } = await pool.signIn(Username);
  const { SecretCode = '' } = await pools.cognito.associateSoftwareToken({ AccessToken });
  const secret = Secret.fromBase32(SecretCode);
  const UserCode = new TOTP({ secret }).generate({ timestamp: pools.now() });
  await pools.cognito.verifySoftwareToken({ AccessToken, UserCode });
};

const prefer = (Username: string, settings: object, { UserPoolId } = pool) =>
  pools.cognito.adminSetUserMFAPreference({ UserPoolId, Username, ...settings });

const choicesOf = async (Username: string) => {
  const { UserPoolId } = pool;
  const user = await pools.cognito.adminGetUser({ UserPoolId, Username });
  return [user.UserMFASettingList, user.PreferredMfaSetting];
};

describe('SMS_MFA', () => {
  it('SMS_MFA sends six digits after the password and gives tokens for them', async () => {
    const { Username, phone_number } = await smsUser();

    const { ChallengeName, ChallengeParameters, Session } = await pool.start(Username);
    const SMS_MFA_CODE = pool.codeTo(phone_number);
    const done = await respond('SMS_MFA', Session, { USERNAME: Username, SMS_MFA_CODE });

    expect(ChallengeName).toBe('SMS_MFA');
    expect(ChallengeParameters).toMatchObject({
      CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
      CODE_DELIVERY_DESTINATION: `+*******${phone_number.slice(-4)}`,
      USER_ID_FOR_SRP: Username,
    });
    expect(pools.messagesTo(phone_number).map(({ text }) => text)).toEqual([
      `Your authentication code is ${SMS_MFA_CODE}`,
    ]);
    expect(done.AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('AdminInitiateAuth asks for the code by SMS too', async () => {
    const { Username, phone_number } = await smsUser();
    const { UserPoolId, ClientId } = pool;

    const { ChallengeName, Session } = await pools.cognito.adminInitiateAuth({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: password },
    });
    const done = await pools.cognito.adminRespondToAuthChallenge({
      UserPoolId,
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: Username, SMS_MFA_CODE: pool.codeTo(phone_number) },
    });

    expect(done.AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('SMS_MFA refuses a wrong code, takes the right one after it, and takes it once', async () => {
    const { Username, phone_number } = await smsUser();
    const { Session } = await pool.start(Username);
    const code = pool.codeTo(phone_number);
    const answer = (SMS_MFA_CODE: string) =>
      refusalOf(respond('SMS_MFA', Session, { USERNAME: Username, SMS_MFA_CODE }));

    expect(await answer(wrongFor(code))).toBe(
      'CodeMismatchException: Invalid code or auth state for the user.',
    );
    expect(await answer(code)).toBe('answered');
    expect(await answer(code)).toMatch(/^NotAuthorizedException: Invalid session/);
  });

  it('SMS_MFA refuses the code of a number that the user no longer has', async () => {
    const { Username, phone_number } = await smsUser();
    const { Session } = await pool.start(Username);
    await pools.cognito.adminUpdateUserAttributes({
      UserPoolId: pool.UserPoolId,
      Username,
      UserAttributes: [{ Name: 'phone_number', Value: newNumber() }],
    });
    const SMS_MFA_CODE = pool.codeTo(phone_number);

    const refusal = await refusalOf(
      respond('SMS_MFA', Session, { USERNAME: Username, SMS_MFA_CODE }),
    );

    expect(refusal).toMatch(/^CodeMismatchException/);
  });

  it('the SMS has the text of the pool’s SmsAuthenticationMessage', async () => {
    const worded = await smsPool('OPTIONAL', { SmsAuthenticationMessage: 'Sign in: {####}' });
    const { Username, phone_number } = await smsUser(worded);

    await worded.start(Username);

    expect(pools.messagesTo(phone_number).at(-1)?.text).toMatch(/^Sign in: \d{6}$/);
  });

  it('the SMS has the text of the trigger, called with CustomMessage_Authentication', async () => {
    const LambdaConfig = triggersNamed('CustomMessage');
    const custom = await smsPool('OPTIONAL', { LambdaConfig });
    const { Username, phone_number } = await smsUser(custom);
    pools.run({
      CustomMessage: ({ triggerSource }) => ({ smsMessage: `${triggerSource} {####}` }),
    });

    await custom.start(Username);

    expect(pools.messagesTo(phone_number).at(-1)?.text).toMatch(
      /^CustomMessage_Authentication \d{6}$/,
    );
  });
});

describe('the choice between SMS and an authenticator app', () => {
  it('the preferred factor is asked for, and preferring the other one takes the preference over', async () => {
    const Username = await pool.newUser({ phone_number: newNumber() });
    await addApp(Username);
    await prefer(Username, {
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    });
    const both = await choicesOf(Username);
    const byApp = await pool.start(Username);

    await prefer(Username, { SMSMfaSettings: { Enabled: true, PreferredMfa: true } });

    expect(both).toEqual([['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], 'SOFTWARE_TOKEN_MFA']);
    expect(byApp.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(await choicesOf(Username)).toEqual([['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], 'SMS_MFA']);
    expect((await pool.start(Username)).ChallengeName).toBe('SMS_MFA');
  });

  it('a user with two factors and no preferred one chooses by SELECT_MFA_TYPE', async () => {
    const phone_number = newNumber();
    const Username = await pool.newUser({ phone_number });
    await addApp(Username);
    const Enabled = { Enabled: true };
    await prefer(Username, { SMSMfaSettings: Enabled, SoftwareTokenMfaSettings: Enabled });

    const { ChallengeName, ChallengeParameters, Session } = await pool.start(Username);
    const wrong = await refusalOf(
      respond('SELECT_MFA_TYPE', Session, { USERNAME: Username, ANSWER: 'EMAIL_OTP' }),
    );
    const chosen = await respond('SELECT_MFA_TYPE', Session, {
      USERNAME: Username,
      ANSWER: 'SMS_MFA',
    });
    const done = await respond('SMS_MFA', chosen.Session, {
      USERNAME: Username,
      SMS_MFA_CODE: pool.codeTo(phone_number),
    });

    expect(ChallengeName).toBe('SELECT_MFA_TYPE');
    expect(JSON.parse(ChallengeParameters?.MFAS_CAN_CHOOSE ?? '')).toEqual([
      'SMS_MFA',
      'SOFTWARE_TOKEN_MFA',
    ]);
    expect(wrong).toMatch(/^InvalidParameterException/);
    expect(done.AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('a factor that is turned off is neither listed nor asked for', async () => {
    const { Username } = await smsUser();

    await prefer(Username, { SMSMfaSettings: { Enabled: false } });

    expect(await choicesOf(Username)).toEqual([undefined, undefined]);
    expect((await pool.start(Username)).AuthenticationResult).toBeDefined();
  });

  it('a preference is refused for a user without a number, a pool without SMS, and two preferred factors', async () => {
    const SMSMfaSettings = { Enabled: true, PreferredMfa: true };
    const plain = await newPool(pools, { pool: { MfaConfiguration: 'OPTIONAL' } });
    const phone_number = newNumber();
    const noConfig =
      'InvalidParameterException: User does not have delivery config set to turn on SMS_MFA';

    expect(await refusalOf(prefer(await pool.newUser(), { SMSMfaSettings }))).toBe(noConfig);
    const inPlainPool = await plain.newUser({ phone_number });
    expect(await refusalOf(prefer(inPlainPool, { SMSMfaSettings }, plain))).toBe(noConfig);
    const Username = await pool.newUser({ phone_number });
    await addApp(Username);
    const SoftwareTokenMfaSettings = SMSMfaSettings;
    expect(await refusalOf(prefer(Username, { SMSMfaSettings, SoftwareTokenMfaSettings }))).toMatch(
      /^InvalidParameterException: Only one/,
    );
  });

  it('an administrator cannot turn on an authenticator app that the user has not set up', async () => {
    const SoftwareTokenMfaSettings = { Enabled: true };

    expect(await refusalOf(prefer(await pool.newUser(), { SoftwareTokenMfaSettings }))).toBe(
      'InvalidParameterException: User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    );
  });
});

describe('a pool that requires MFA and has SMS', () => {
  it('a number is a factor without any preference, and a user without one sets a factor up', async () => {
    const strict = await smsPool('ON');
    const withNumber = await strict.newUser({ phone_number: newNumber() });
    const { ChallengeName, ChallengeParameters } = await strict.start(await strict.newUser());

    expect((await strict.start(withNumber)).ChallengeName).toBe('SMS_MFA');
    expect(ChallengeName).toBe('MFA_SETUP');
    expect(JSON.parse(ChallengeParameters?.MFAS_CAN_SETUP ?? '')).toEqual([
      'SMS_MFA',
      'SOFTWARE_TOKEN_MFA',
    ]);
  });
});
