import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEmailPool, ownSender, signInCodeTo } from '../../../../support/pool/email-mfa.ts';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newEmailPool(pools, 'OPTIONAL', { app: true });
});

afterAll(() => pools.stop());

const EmailMfaSettings = { Enabled: true, PreferredMfa: true };

const prefer = (Username: string, settings: object, { UserPoolId } = pool) =>
  pools.cognito.adminSetUserMFAPreference({ UserPoolId, Username, ...settings });

/** A user whose second factor is a code by mail. */
const mailUser = async (where: PoolUnderTest = pool) => {
  const email = newEmail();
  const Username = await where.newUser({ email });
  await prefer(Username, { EmailMfaSettings }, where);
  return { email, Username };
};

const respond = (
  ChallengeName: 'EMAIL_OTP' | 'MFA_SETUP',
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
  { ClientId }: PoolUnderTest = pool,
) => pools.cognito.respondToAuthChallenge({ ClientId, ChallengeName, Session, ChallengeResponses });

describe('EMAIL_OTP after a password', () => {
  it('mails eight digits and gives tokens for them, once', async () => {
    const { email, Username } = await mailUser();

    const { ChallengeName, ChallengeParameters, Session } = await pool.start(Username);
    const EMAIL_OTP_CODE = signInCodeTo(pools, email);
    const answer = (code: string) =>
      refusalOf(respond('EMAIL_OTP', Session, { USERNAME: Username, EMAIL_OTP_CODE: code }));

    expect(ChallengeName).toBe('EMAIL_OTP');
    expect(ChallengeParameters).toMatchObject({
      CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
      CODE_DELIVERY_DESTINATION: `${email.charAt(0)}***@e***`,
    });
    expect(await answer(wrongFor(EMAIL_OTP_CODE))).toMatch(/^CodeMismatchException/);
    expect(await answer(EMAIL_OTP_CODE)).toBe('answered');
    expect(await answer(EMAIL_OTP_CODE)).toMatch(/^NotAuthorizedException: Invalid session/);
  });

  it('is listed for the user, and keeps the user from a code by mail without a password', async () => {
    const Policies = {
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] },
    };
    const choosing = await newEmailPool(pools, 'OPTIONAL', { pool: { Policies } });
    const { ClientId } = await choosing.newClient({ ExplicitAuthFlows: ['ALLOW_USER_AUTH'] });
    const offered = async (USERNAME: string) => {
      const AuthParameters = { USERNAME };
      const start = { ClientId, AuthFlow: 'USER_AUTH' as const, AuthParameters };
      return (await pools.cognito.initiateAuth(start)).AvailableChallenges;
    };
    const address = { email: newEmail(), email_verified: 'true' };
    const Username = await choosing.newUser(address);
    const before = await offered(Username);
    await prefer(Username, { EmailMfaSettings }, choosing);

    const { UserPoolId } = choosing;
    const user = await pools.cognito.adminGetUser({ UserPoolId, Username });

    expect(before).toContain('EMAIL_OTP');
    expect(await offered(Username)).toEqual(['PASSWORD', 'PASSWORD_SRP']);
    expect([user.UserMFASettingList, user.PreferredMfaSetting]).toEqual([
      ['EMAIL_OTP'],
      'EMAIL_OTP',
    ]);
  });

  it('has the words of the pool, or those of the trigger', async () => {
    const words = { Subject: 'Acme asks', Message: 'Type {####}.' };
    const worded = await newEmailPool(pools, 'OPTIONAL', { words });
    const own = await mailUser(worded);
    await worded.start(own.Username);
    const LambdaConfig = triggersNamed('CustomMessage');
    const custom = await newEmailPool(pools, 'OPTIONAL', { words, pool: { LambdaConfig } });
    pools.run({ CustomMessage: () => ({ emailSubject: 'Ours', emailMessage: 'Ours: {####}' }) });
    const other = await mailUser(custom);
    await custom.start(other.Username);

    const mailTo = ({ email }: { email: string }) => pools.messagesTo(email).at(-1);
    expect(mailTo(own)).toMatchObject({ subject: 'Acme asks' });
    expect(mailTo(own)?.text).toMatch(/^Type \d{8}\.$/);
    expect(mailTo(other)).toMatchObject({ subject: 'Ours' });
  });

  it('is refused for the code of an address that the user no longer has', async () => {
    const { email, Username } = await mailUser();
    const { Session } = await pool.start(Username);
    const UserAttributes = [{ Name: 'email', Value: newEmail() }];
    await pools.cognito.adminUpdateUserAttributes({
      ...{ UserPoolId: pool.UserPoolId, Username, UserAttributes },
    });
    const EMAIL_OTP_CODE = signInCodeTo(pools, email);

    expect(
      await refusalOf(respond('EMAIL_OTP', Session, { USERNAME: Username, EMAIL_OTP_CODE })),
    ).toMatch(/^CodeMismatchException/);
  });
});

describe('the choice of codes by mail', () => {
  it('is refused beside another preferred factor, and is asked for no more once it is turned off', async () => {
    const { Username } = await mailUser();
    const both = { EmailMfaSettings, SMSMfaSettings: EmailMfaSettings };

    expect(await refusalOf(prefer(Username, both))).toMatch(/Only one second factor/);
    await prefer(Username, { EmailMfaSettings: { Enabled: false } });
    expect((await pool.start(Username)).AuthenticationResult).toBeDefined();
  });

  it('takes the preference over from SMS, and gives it back', async () => {
    const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };
    const both = await newEmailPool(pools, 'OPTIONAL', { pool: { SmsConfiguration } });
    const attributes = { email: newEmail(), phone_number: '+4915112349999' };
    const Username = await both.newUser(attributes);
    const asked = async (settings: object) => {
      await prefer(Username, settings, both);
      return (await both.start(Username)).ChallengeName;
    };

    expect(await asked({ SMSMfaSettings: EmailMfaSettings })).toBe('SMS_MFA');
    expect(await asked({ EmailMfaSettings })).toBe('EMAIL_OTP');
    expect(await asked({ SMSMfaSettings: EmailMfaSettings })).toBe('SMS_MFA');
  });

  it('is refused for a user without an address, and in a pool without the factor', async () => {
    const noConfig =
      'InvalidParameterException: User does not have delivery config set to turn on EMAIL_OTP';
    const plain = await newPool(pools, { pool: { MfaConfiguration: 'OPTIONAL' } });
    const inPlain = await plain.newUser({ email: newEmail() });

    expect(await refusalOf(prefer(await pool.newUser(), { EmailMfaSettings }))).toBe(noConfig);
    expect(await refusalOf(prefer(inPlain, { EmailMfaSettings }, plain))).toBe(noConfig);
  });
});

describe('MFA_SETUP with an address', () => {
  it('the right code makes the address the user’s, and nothing is changed before it', async () => {
    const strict = await newEmailPool(pools, 'ON');
    const [Username, email] = [await strict.newUser(), newEmail()];
    const address = async () => {
      const { UserPoolId } = strict;
      const { UserAttributes = [] } = await pools.cognito.adminGetUser({ UserPoolId, Username });
      const value = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value;
      return [value('email'), value('email_verified')];
    };
    const { ChallengeName, ChallengeParameters, Session } = await strict.start(Username);
    const asked = await respond('MFA_SETUP', Session, { USERNAME: Username, EMAIL: email }, strict);
    const before = await address();
    const again = await strict.start(Username);
    const EMAIL_OTP_CODE = signInCodeTo(pools, email);
    await respond('EMAIL_OTP', asked.Session, { USERNAME: Username, EMAIL_OTP_CODE }, strict);

    expect([ChallengeName, ChallengeParameters?.MFAS_CAN_SETUP]).toEqual([
      'MFA_SETUP',
      '["EMAIL_OTP"]',
    ]);
    expect(before).toEqual([undefined, undefined]);
    expect(again.ChallengeName).toBe('MFA_SETUP');
    expect(await address()).toEqual([email, 'true']);
  });

  const start = async (EMAIL: string, where: PoolUnderTest) => {
    const USERNAME = await where.newUser();
    const { Session } = await where.start(USERNAME);
    return { USERNAME, asked: respond('MFA_SETUP', Session, { USERNAME, EMAIL }, where) };
  };

  it('an alias that another user has proven is not taken over by the right code', async () => {
    const aliases = await newEmailPool(pools, 'ON', { pool: { AliasAttributes: ['email'] } });
    const email = newEmail();
    await aliases.newUser({ email, email_verified: 'true' });

    const { USERNAME, asked } = await start(email, aliases);
    const { Session } = await asked;
    const answer = { USERNAME, EMAIL_OTP_CODE: signInCodeTo(pools, email) };

    expect(await refusalOf(respond('EMAIL_OTP', Session, answer, aliases))).toMatch(
      /^AliasExistsException/,
    );
  });

  it('an address that another user signs in by is not taken over by the right code', async () => {
    const UsernameAttributes = ['email' as const, 'phone_number' as const];
    const addresses = await newEmailPool(pools, 'ON', { pool: { UsernameAttributes } });
    const email = newEmail();
    await addresses.newUser({ email }, email);
    const phone_number = '+4915112348888';
    await addresses.newUser({ phone_number }, phone_number);
    const { Session } = await addresses.start(phone_number);
    const given = { USERNAME: phone_number, EMAIL: email };
    const asked = await respond('MFA_SETUP', Session, given, addresses);
    const answer = { USERNAME: phone_number, EMAIL_OTP_CODE: signInCodeTo(pools, email) };

    expect(await refusalOf(respond('EMAIL_OTP', asked.Session, answer, addresses))).toMatch(
      /^AliasExistsException/,
    );
  });

  it('refuses a text that is no address, and a pool without codes by mail', async () => {
    const strict = await newEmailPool(pools, 'ON');
    const apps = await newPool(pools, { pool: { MfaConfiguration: 'ON' } });

    const noAddress = await start('no address', strict);
    expect(await refusalOf(noAddress.asked)).toMatch(/^InvalidParameterException/);
    const noMail = await start(newEmail(), apps);
    expect(await refusalOf(noMail.asked)).toMatch(/^InvalidParameterException: The user pool/);
  });
});

describe('EmailMfaConfiguration', () => {
  const set = (UserPoolId: string) =>
    pools.cognito.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      EmailMfaConfiguration: { Subject: 'Sign in' },
    });

  it('is described, and goes with a call that leaves it out', async () => {
    const { UserPoolId } = await newEmailPool(pools, 'OPTIONAL');
    await set(UserPoolId);
    const described = await pools.cognito.getUserPoolMfaConfig({ UserPoolId });
    await pools.cognito.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OFF' });

    expect(described.EmailMfaConfiguration).toEqual({ Subject: 'Sign in' });
    expect(await pools.cognito.getUserPoolMfaConfig({ UserPoolId })).not.toHaveProperty(
      'EmailMfaConfiguration',
    );
  });

  it('needs a sender of one’s own, and the Essentials plan', async () => {
    const plain = await newPool(pools);
    const EmailConfiguration = ownSender;
    const lite = await newPool(pools, { pool: { UserPoolTier: 'LITE', EmailConfiguration } });

    expect(await refusalOf(set(plain.UserPoolId))).toMatch(/EmailSendingAccount DEVELOPER$/);
    expect(await refusalOf(set(lite.UserPoolId))).toMatch(/^FeatureUnavailableInTierException/);
  });

  it('is a factor of its own: UpdateUserPool keeps a pool optional without SMS and apps', async () => {
    const { UserPoolId } = await newEmailPool(pools, 'OPTIONAL');

    await pools.cognito.updateUserPool({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      EmailConfiguration: ownSender,
    });

    expect(await pools.cognito.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      EmailMfaConfiguration: {},
    });
  });
});
