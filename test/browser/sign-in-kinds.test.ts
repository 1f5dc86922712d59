import {
  AdminSetUserPasswordCommand,
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cognitoClient, newEmail, refusalOf } from '../support/pool/sign-in.ts';
import type { TestStack } from '../support/stack/stack.ts';
import { asksFor } from './support/hold-first.ts';
import { codeIn } from './support/mailed-code.ts';
import { expectNoProblem, press, signInOn, signUpOn, useBrowser } from './support/page.ts';

const plain = useBrowser();
const long = useBrowser({ parameterOverrides: { LongCodesOnly: 'yes' } });
const passwords = useBrowser({
  parameterOverrides: { SignUpConfirmation: 'cognito', PasswordSignIn: 'yes' },
});

/** Three wrong answers: each of the first two leads to an empty field for the next, the last one to a refusal. */
const answerWrongly = async (page: Page): Promise<void> => {
  const field = page.getByLabel('Code', { exact: true });
  const answer = async (code: string): Promise<void> => {
    await field.fill(code);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  for (const code of ['00000000', '00000001']) {
    await answer(code);
    await expect.poll(() => field.inputValue()).toBe('');
  }
  await answer('00000002');
  await page.getByRole('alert').waitFor();
};

/** Waits for the second mail to an address, which the page offers in place of the first, whose code is spent. */
const newMailOn = async (page: Page, email: string): Promise<void> => {
  const mails = async () => (await plain.stack().outbox()).filter(({ to }) => to === email).length;
  await expect.poll(mails).toBe(2);
  const code = await codeIn(plain.stack().url, email);
  const offered = async (): Promise<string> => {
    await page.getByRole('button', { name: /Use the mailed code/ }).click();
    return page.getByLabel('Code', { exact: true }).inputValue();
  };
  await expect.poll(offered).toBe(code);
};

/** Signs up with the code that Cognito mails by itself, up to the tokens. */
const confirmOn = async (page: Page, email: string): Promise<void> => {
  await press(page, '2');
  await page.getByLabel('New e-mail').fill(email);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: `Confirm ${email}` }).waitFor();
  await page.getByRole('button', { name: /Use the mailed code/ }).click();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
};

/** Lets the app client take a password as plain text, and gives the user one. */
const allowPassword = async (stack: TestStack, Username: string, Password: string) => {
  const cognito = cognitoClient(stack);
  const { userPoolId: UserPoolId, userPoolClientId: ClientId } = stack.info;
  const { UserPoolClient } = await cognito.send(
    new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
  );
  const flows = UserPoolClient?.ExplicitAuthFlows ?? [];
  await cognito.send(
    new UpdateUserPoolClientCommand({
      ...UserPoolClient,
      UserPoolId,
      ClientId,
      ExplicitAuthFlows: [...flows, 'ALLOW_USER_PASSWORD_AUTH'],
    }),
  );
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }),
  );
};

describe('every kind of sign-in on the page', () => {
  it('Cognito’s own code confirms a sign-up, and the suite’s code signs in', async () => {
    const opened = await passwords.open();
    const { page } = opened;
    await confirmOn(page, newEmail());
    await signInOn(page);

    expectNoProblem(opened);
  });

  it('a wrong confirmation code is refused below the form', async () => {
    const { page } = await passwords.open();
    await press(page, '2');
    await page.getByLabel('New e-mail').fill(newEmail());
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByLabel('Confirmation code').fill('000000');
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();

    await page
      .getByRole('alert')
      .getByText(/CodeMismatchException/)
      .waitFor();
  });

  it('a password signs in where the client takes one as plain text, and SRP is named as missing', async () => {
    const { page } = await passwords.open();
    const email = newEmail();
    await confirmOn(page, email);
    await allowPassword(passwords.stack(), email, 'A-long-pass-phrase-1');
    await page.reload();
    await page.getByText(/password by SRP, which this page does not speak/).waitFor();
    await page.getByLabel('E-mail of the user').fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill('A-long-pass-phrase-2');
    await page.getByRole('button', { name: 'Sign in with the password' }).click();
    await page
      .getByRole('alert')
      .getByText(/NotAuthorizedException/)
      .waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('A-long-pass-phrase-1');
    await page.getByRole('button', { name: 'Sign in with the password' }).click();

    await page.getByRole('heading', { name: `Signed in as ${email}` }).waitFor();
  });

  it('a long code is asked for as letters and digits, and signs in', async () => {
    const { page } = await long.open();
    await signUpOn(page, newEmail());
    const field = page.getByLabel('Code of letters and digits');
    expect(await field.getAttribute('inputmode')).toBe('text');
    await page.getByRole('button', { name: /Use the mailed code/ }).click();

    expect(await field.inputValue()).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Signed in as').waitFor();
  });

  it('a wait is counted down, and then a code can be asked for', async () => {
    const { page } = await plain.open();
    await page.clock.install();
    const email = newEmail();
    await signUpOn(page, email);
    await answerWrongly(page);
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByText(/asks to wait before the next code: \d+ s/).waitFor();
    expect(await page.getByRole('button', { name: 'Ask for a code' }).count()).toBe(0);
    await plain.stack().advance(31);
    await page.clock.fastForward(31_000);
    await page.getByRole('button', { name: 'Ask for a code' }).click();
    await page.getByLabel('Code', { exact: true }).waitFor();
    await newMailOn(page, email);

    await signInOn(page);
  });

  it('a user who has to wait is unlocked in the view of users, and gets a code at once', async () => {
    const { page } = await plain.open();
    const email = newEmail();
    await signUpOn(page, email);
    await answerWrongly(page);
    await page.getByRole('button', { name: 'Start again' }).click();
    await press(page, '4');
    await page.getByRole('button', { name: new RegExp(email) }).click();
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText('The next sign-in sends a new code at once.').waitFor();
    await press(page, '2');
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByLabel('Code', { exact: true }).waitFor();
    await newMailOn(page, email);

    await signInOn(page);
  });

  it('«Events of this user» leads to the trace with the calls of that user only', async () => {
    const { page } = await plain.open();
    const [email, other] = [newEmail(), newEmail()];
    for (const each of [email, other]) {
      await signUpOn(page, each);
      await page.getByRole('button', { name: 'Start again' }).click();
    }
    await press(page, '4');
    await page.getByRole('button', { name: new RegExp(email) }).click();
    await page.getByRole('button', { name: 'Events of this user' }).click();
    await page
      .getByRole('heading', { name: new RegExp(email) })
      .first()
      .waitFor();

    expect(await page.getByRole('heading', { name: new RegExp(other) }).count()).toBe(0);
  });

  it('a revoked refresh token gives no tokens any more', async () => {
    const { page } = await plain.open();
    await signUpOn(page, newEmail());
    await signInOn(page);
    const sent = page.waitForRequest(asksFor('RevokeToken'));
    await page.getByRole('button', { name: 'Revoke' }).click();
    const { ClientId, Token } = (await sent).postDataJSON();
    await page.getByRole('button', { name: 'Send a code' }).waitFor();
    const refresh = new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: Token });

    expect(await refusalOf(cognitoClient(plain.stack()).send(refresh))).toMatch(
      /NotAuthorizedException: .*revoked/,
    );
  });
});
