import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppPool, appPools } from '../support/attach/app-pool.ts';
import { newEmail, refusalOf } from '../support/pool/sign-in.ts';
import { cognitoOf } from '../support/stack/cognito-client.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const directory = temporaryFolder('attach-users');
let stack: TestStack;
let cognito: CognitoIdentityProvider;
let pools: ReturnType<typeof appPools>;

/** Sign-up stays as the pool has it, which pools with passwords need. */
let byCognito: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
  byCognito = await startTestStack({ parameterOverrides: { SignUpConfirmation: 'cognito' } });
  cognito = cognitoOf(stack);
  pools = appPools(stack, cognito, directory);
}, 60_000);
afterAll(async () => {
  cognito.destroy();
  await stack.stop();
  await byCognito.stop();
});

const codeOnly = ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
const withPassword = [...codeOnly, 'ALLOW_USER_PASSWORD_AUTH'] as const;

const codesOf = (report: { refusals?: { code: string }[] }) =>
  (report.refusals ?? []).map(({ code }) => code);

/** An apply that is refused leaves the app as it was: the same sign-up still succeeds. */
const expectRefused = async (pool: AppPool, code: string, signUp: () => Promise<unknown>) => {
  const before = await pool.describe();
  const applied = await pool.attach('apply', '--yes');
  expect({ code: applied.code, codes: codesOf(applied.report) }).toEqual({
    code: 1,
    codes: [code],
  });
  expect(await pool.describe()).toEqual(before);
  expect(await refusalOf(signUp())).toBe('answered');
};

describe('An app of users by e-mail without passwords', () => {
  it('The app signs up with a confirmation code before the apply, and without one and in by code after it', async () => {
    const pool = await pools.make(
      { UsernameAttributes: ['email'] },
      { ExplicitAuthFlows: [...codeOnly] },
    );
    expect(await pool.signUp(newEmail())).toMatchObject({ UserConfirmed: false });

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expect(report.users).toContainEqual({
      about: 'sign-up',
      before: "A sign-up is confirmed with a code to the user's email.",
      after: expect.stringContaining('confirmed at once'),
    });
    expect(report.users).toContainEqual(
      expect.objectContaining({
        about: 'sign-in',
        after: expect.stringContaining('one-time code'),
      }),
    );
    expect(report.users).toContainEqual(
      expect.objectContaining({
        about: 'recovery',
        after: expect.stringContaining('first sign-in'),
      }),
    );
    const email = newEmail();
    expect(await pool.signUp(email)).toMatchObject({ UserConfirmed: true });
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
  });

  it('An administrator makes users before and after the apply, and they sign in by code after it', async () => {
    const pool = await pools.make(
      { UsernameAttributes: ['email'], AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
      { ExplicitAuthFlows: [...withPassword] },
    );
    const [early, late] = [newEmail(), newEmail()];
    await pool.adminMake(early);

    const { code, report } = await pool.attach('apply', '--yes');
    await pool.adminMake(late);

    expect(code).toBe(0);
    expect(JSON.stringify(report.users)).not.toContain('sign-up');
    expect(await pool.signInByCode(early, early)).toHaveProperty('AccessToken');
    expect(await pool.signInByCode(late, late)).toHaveProperty('AccessToken');
    expect(await pool.signInByPassword(late)).toHaveProperty('AccessToken');
  });
});

describe('An app of users with passwords', () => {
  it('An apply is refused that would let a password in without a confirmed address', async () => {
    const pool = await pools.make(
      { UsernameAttributes: ['email'] },
      { ExplicitAuthFlows: [...withPassword] },
    );
    const email = newEmail();
    await pool.signUp(email);
    expect(await refusalOf(pool.signInByPassword(email))).toContain('UserNotConfirmedException');

    await expectRefused(pool, 'passwords_without_confirmation', () => pool.signUp(newEmail()));

    expect(await refusalOf(pool.signInByPassword(email))).toContain('UserNotConfirmedException');
  });

  it('A password still needs the confirmation code after an apply of functions that leave it to Cognito', async () => {
    const client = cognitoOf(byCognito);
    const pool = await appPools(byCognito, client, directory).make(
      { UsernameAttributes: ['email'] },
      { ExplicitAuthFlows: [...withPassword] },
    );
    expect(await pool.attach('apply', '--yes')).toMatchObject({ code: 0 });

    const email = newEmail();
    expect(await pool.signUp(email)).toMatchObject({ UserConfirmed: false });
    expect(await refusalOf(pool.signInByPassword(email))).toContain('UserNotConfirmedException');
    await pool.confirm(email, email);
    expect(await pool.signInByPassword(email)).toHaveProperty('AccessToken');
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
    client.destroy();
  });
});

describe('An app that is to ask for a password and a code', () => {
  it('An apply is refused while a client gives tokens for the password without a code', async () => {
    const both = await startTestStack({
      parameterOverrides: { SignUpConfirmation: 'cognito', PasswordAndCode: 'required' },
    });
    const client = cognitoOf(both);
    const pool = await appPools(both, client, directory).make(
      { UsernameAttributes: ['email'] },
      { ExplicitAuthFlows: [...withPassword] },
    );
    const email = newEmail();
    await pool.adminMake(email);

    await expectRefused(pool, 'password_alone', () => pool.signUp(newEmail()));

    // The way in that the refusal names.
    expect(await pool.signInByPassword(email)).toHaveProperty('AccessToken');
    client.destroy();
    await both.stop();
  });
});

describe('An app of users by phone number', () => {
  it('An apply is refused when sign-ups have no e-mail address', async () => {
    const pool = await pools.make(
      { UsernameAttributes: ['phone_number'], AutoVerifiedAttributes: [] },
      { ExplicitAuthFlows: [...codeOnly] },
    );
    await expectRefused(pool, 'sign_up_would_fail', () => pool.signUp(pool.newNumber()));

    // What the refusal keeps away from the users: the same sign-up against the function.
    await pool.callPreSignUp();
    expect(await refusalOf(pool.signUp(pool.newNumber()))).toContain('email_missing');
  });

  it('The app signs up and in by code after the apply when the schema requires an e-mail address', async () => {
    const pool = await pools.make(
      {
        UsernameAttributes: ['phone_number'],
        AutoVerifiedAttributes: [],
        Schema: [{ Name: 'email', Required: true, Mutable: true }],
      },
      { ExplicitAuthFlows: [...codeOnly] },
    );
    await pool.signUp(pool.newNumber(), { email: newEmail() });
    expect(await pool.attach('apply', '--yes')).toMatchObject({ code: 0 });

    const [number, email] = [pool.newNumber(), newEmail()];
    expect(await pool.signUp(number, { email })).toMatchObject({ UserConfirmed: true });
    expect(await pool.signInByCode(number, email)).toHaveProperty('AccessToken');
  });
});

describe('An app of users by user name', () => {
  it.each([
    ['user name', {}],
    ['alias', { AliasAttributes: ['email' as const] }],
  ])(
    'The app of users by %s signs up and in by code after the apply, and needs an address',
    async (_kind, more) => {
      const pool = await pools.make(more, { ExplicitAuthFlows: [...codeOnly] });
      expect(await pool.signUp(pool.newName())).toMatchObject({ UserConfirmed: false });

      const { code, report } = await pool.attach('apply', '--yes');

      expect(code).toBe(0);
      expect(report.users).toContainEqual({
        about: 'sign-up',
        before: 'A sign-up needs no e-mail address.',
        after: expect.stringContaining('email_missing'),
      });
      expect(await refusalOf(pool.signUp(pool.newName()))).toContain('email_missing');
      const [name, email] = [pool.newName(), newEmail()];
      await pool.signUp(name, { email });
      expect(await pool.signInByCode(name, email)).toHaveProperty('AccessToken');
      // An alias is a name to sign in by once its address is verified, which the code did.
      if ('AliasAttributes' in more) {
        await stack.advance(60);
        expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
      }
    },
  );

  it('An apply is refused for a client that may not write the address', async () => {
    const pool = await pools.make(
      {},
      { ExplicitAuthFlows: [...codeOnly], WriteAttributes: ['name'] },
    );
    await expectRefused(pool, 'sign_up_would_fail', () => pool.signUp(pool.newName()));
  });
});

describe('An app with attributes of its own', () => {
  it('An apply is refused when the schema requires an attribute that the functions refuse', async () => {
    const pool = await pools.make(
      {
        UsernameAttributes: ['email'],
        Schema: [{ Name: 'birthdate', Required: true, Mutable: true }],
      },
      { ExplicitAuthFlows: [...codeOnly] },
    );
    const signUp = () => pool.signUp(newEmail(), { birthdate: '1815-12-10' });
    await expectRefused(pool, 'sign_up_would_fail', signUp);

    await pool.callPreSignUp();
    expect(await refusalOf(signUp())).toContain('attribute_not_allowed');
  });

  it('The plan says that a custom attribute is refused at sign-up, and it is refused after the apply', async () => {
    const pool = await pools.make(
      {
        UsernameAttributes: ['email'],
        Schema: [{ Name: 'plan', AttributeDataType: 'String', Mutable: true }],
      },
      { ExplicitAuthFlows: [...codeOnly], WriteAttributes: ['email', 'custom:plan'] },
    );
    const signUp = (email: string) => pool.signUp(email, { 'custom:plan': 'gold' });
    await signUp(newEmail());

    const { report } = await pool.attach('plan');
    expect(report.users).toContainEqual({
      about: 'sign-up',
      before: 'An app may set custom:plan at sign-up.',
      after: expect.stringContaining('attribute_not_allowed'),
    });
    await pool.attach('apply', '--yes');

    expect(await refusalOf(signUp(newEmail()))).toContain('attribute_not_allowed');
    const email = newEmail();
    await pool.signUp(email);
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
  });
});
