import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  attributesOf,
  newPool,
  type PoolUnderTest,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'] } });
});

afterAll(() => pools.stop());

const confirm = (Username: string, ConfirmationCode: string, more: object = {}, from = pool) =>
  pools.cognito.confirmSignUp({ ClientId: from.ClientId, Username, ConfirmationCode, ...more });

describe('ConfirmSignUp', () => {
  it('ConfirmSignUp with the mailed code confirms the user and verifies the address', async () => {
    const { email, Username } = await pool.signUp();

    await confirm(Username, pool.codeTo(email));

    expect(await pool.status(Username)).toBe('CONFIRMED');
    expect(await pool.attributes(Username)).toMatchObject({ email_verified: 'true' });
    expect(await refusalOf(confirm(Username, pool.codeTo(email)))).toBe(
      'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    );
  });

  it.each([
    [{ EmailVerificationSubject: 'Old', EmailVerificationMessage: 'Old {####}' }, 'Old'],
    [
      {
        EmailVerificationSubject: 'Old',
        EmailVerificationMessage: 'Old {####}',
        VerificationMessageTemplate: { EmailSubject: 'New', EmailMessage: 'New {####}' },
      },
      'New',
    ],
  ])('the confirmation mail has the pool’s texts: %j', async (words, word) => {
    const worded = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'], ...words } });

    const { email } = await worded.signUp();

    const [mail] = pools.messagesTo(email);
    expect(mail?.subject).toBe(word);
    expect(mail?.text).toMatch(new RegExp(`^${word} \\d{6}$`));
  });

  it('ConfirmSignUp accepts a right code after wrong ones, up to the fifteenth', async () => {
    const { email, Username } = await pool.signUp();
    const code = pool.codeTo(email);
    const wrong = () => refusalOf(confirm(Username, wrongFor(code)));

    const first = await wrong();
    for (let tries = 2; tries <= 15; tries += 1) await wrong();

    expect(first).toBe(
      'CodeMismatchException: Invalid verification code provided, please try again.',
    );
    expect(await refusalOf(confirm(Username, code))).toMatch(/^LimitExceededException: /);
  });

  it('ConfirmSignUp does not verify an address other than the one that the code was sent to', async () => {
    const { email, Username } = await pool.signUp();
    const code = pool.codeTo(email);
    await pools.cognito.adminUpdateUserAttributes({
      UserPoolId: pool.UserPoolId,
      Username,
      UserAttributes: attributesOf({ email: newEmail() }),
    });

    await confirm(Username, code);

    expect(await pool.attributes(Username)).toMatchObject({ email_verified: 'false' });
  });

  it('ConfirmSignUp refuses a code with as many characters and more bytes like any wrong one', async () => {
    const { Username } = await pool.signUp();

    expect(await refusalOf(confirm(Username, '12345é'))).toMatch(/^CodeMismatchException/);
  });

  it('ConfirmSignUp refuses a code after 24 hours', async () => {
    const { email, Username } = await pool.signUp();
    pools.advance(24 * 60 * 60 + 1);

    const refusal = await refusalOf(confirm(Username, pool.codeTo(email)));

    expect(refusal).toBe(
      'ExpiredCodeException: Invalid code provided, please request a code again.',
    );
  });
});

describe('ConfirmSignUp in a pool whose alias is the e-mail address', () => {
  it('ConfirmSignUp refuses a taken alias, and moves it with ForceAliasCreation and the same code', async () => {
    const aliases = await newPool(pools, {
      pool: { AutoVerifiedAttributes: ['email'], AliasAttributes: ['email'] },
    });
    const first = await aliases.signUp(newEmail(), uniqueName());
    await confirm(first.Username, aliases.codeTo(first.email), {}, aliases);
    const second = await aliases.signUp(first.email, uniqueName());
    const code = aliases.codeTo(first.email);

    const refusal = await refusalOf(confirm(second.Username, code, {}, aliases));
    await confirm(second.Username, code, { ForceAliasCreation: true }, aliases);

    expect(refusal).toBe('AliasExistsException: An account with the email already exists.');
    expect(await aliases.attributes(first.Username)).toMatchObject({ email_verified: 'false' });
    expect(await aliases.attributes(first.email)).toMatchObject({ sub: second.UserSub });
  });

  it('SignUp refuses a user name in the form of an alias', async () => {
    const aliases = await newPool(pools, { pool: { AliasAttributes: ['email'] } });

    const refusal = await refusalOf(aliases.signUp(newEmail(), newEmail()));

    expect(refusal).toMatch(/^InvalidParameterException: Username cannot be of email format/);
  });
});

describe('ResendConfirmationCode', () => {
  const resend = (Username: string) =>
    pools.cognito.resendConfirmationCode({ ClientId: pool.ClientId, Username });

  it('ResendConfirmationCode sends a new code, which replaces the old one', async () => {
    const { email, Username } = await pool.signUp();
    const old = pool.codeTo(email);

    const { CodeDeliveryDetails } = await resend(Username);
    const code = pool.codeTo(email);

    expect(CodeDeliveryDetails?.AttributeName).toBe('email');
    if (old !== code) {
      expect(await refusalOf(confirm(Username, old))).toMatch(/^CodeMismatchException/);
    }
    expect(await refusalOf(confirm(Username, code))).toBe('answered');
  });

  it('ResendConfirmationCode refuses a confirmed user', async () => {
    const refusal = await refusalOf(resend(await pool.newUser()));

    expect(refusal).toBe('InvalidParameterException: User is already confirmed.');
  });
});
