import { describe, expect, it } from 'vitest';
import { newEmail, signInWith } from '../support/pool/sign-in.ts';
import {
  callOf,
  expectNoProblem,
  press,
  signInOn,
  signUpOn,
  textOf,
  useBrowser,
} from './support/page.ts';
import { startTcpLine } from './support/tcp-line.ts';

const { open, stack } = useBrowser();

describe('the page', () => {
  it('the page leads a new user from the sign-up over the mailed code to decoded tokens', async () => {
    const opened = await open();
    const { page } = opened;
    const email = newEmail();

    await signUpOn(page, email);
    await signInOn(page);

    const roles = page.getByRole('row', { name: /^roles/ }).first();
    // The event of the function comes beside the response with the tokens.
    await expect.poll(() => roles.textContent()).toMatch(/member.*the suite/s);
    const address = page.getByRole('row', { name: /^email / }).first();
    expect(await address.textContent()).toMatch(/Cognito/);
    expectNoProblem(opened);
  });

  it('the page refreshes the tokens, and signs out', async () => {
    const opened = await open();
    const { page } = opened;
    await signUpOn(page, newEmail());
    await signInOn(page);

    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await press(page, '1');
    await page.getByText('TokenGeneration_RefreshTokens').waitFor();
    await press(page, '2');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();

    await page.getByRole('button', { name: 'Send a code' }).waitFor();
    expectNoProblem(opened);
  });

  it('a wrong code is shown as a new challenge in the trace, with its failed answer', async () => {
    const { page } = await open();
    const email = newEmail();
    await signUpOn(page, email);
    await page.getByLabel('Code', { exact: true }).fill('00000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    await press(page, '1');
    await callOf(page, email, 'VerifyAuthChallengeResponse_').click();

    await page.getByText(/answerCorrect null → false/).waitFor();
    // What the function asked of the table stands behind it, on a cold start too.
    const steps = page.getByRole('list', { name: 'Steps in order of time' });
    await steps.getByRole('button', { name: 'UpdateItem ChallengesTable' }).first().waitFor();
    await page.getByRole('tab', { name: 'Decisions' }).click();
    await page.getByText('dynamodb:UpdateItem').first().waitFor();
  });

  it('a refusal of a function stands below the form with its code', async () => {
    const { page } = await open('sign-in');
    await page.getByLabel('New e-mail').fill('ada@mailinator.com');
    await page.getByRole('button', { name: 'Sign up' }).click();

    await page
      .getByRole('alert')
      .getByText(/domain_disposable/)
      .waitFor();
    await press(page, '1');
    await page.getByPlaceholder(/User, function or error/).fill('mailinator error');
    await page
      .getByRole('button', { name: /^PreSignUp_SignUp/ })
      .first()
      .click();

    expect(await page.locator('.detail').textContent()).toContain('domain_disposable: ');
  });

  it('a code stands nowhere on the page until it is shown', async () => {
    const { page } = await open();
    const email = newEmail();
    await signUpOn(page, email);
    const mail = (await stack().outbox()).findLast(({ to }) => to === email);
    const code = /\d{8}/.exec(mail?.text ?? '')?.[0] ?? 'no code';
    await signInOn(page);
    expect(await textOf(page)).not.toMatch(/eyJ/);

    const seen: string[] = [];
    await press(page, '3');
    for (const tab of ['Text', 'HTML', 'JSON']) {
      await page.getByRole('tab', { name: tab }).click();
      seen.push(await textOf(page));
    }
    await press(page, '1');
    for (const source of ['CreateAuthChallenge_', 'VerifyAuthChallengeResponse_']) {
      await callOf(page, email, source).click();
      for (const tab of ['Changes', 'Event', 'Answer']) {
        await page.getByRole('tab', { name: tab }).click();
        seen.push(await textOf(page));
      }
    }
    await page.getByRole('button', { name: 'Open in playground' }).click();
    await page.getByRole('button', { name: 'Show and edit' }).waitFor();
    seen.push(await textOf(page));
    expect(seen.filter((text) => text.includes(code))).toEqual([]);

    await press(page, '3');
    await page.getByRole('button', { name: 'Show the code' }).click();
    expect(await textOf(page)).toContain(code);
  });

  it('the page draws again what it missed while the stack’s records were emptied', async () => {
    const { page } = await open();
    const email = newEmail();
    await signUpOn(page, email);
    await press(page, '1');
    await callOf(page, email, 'PreSignUp_SignUp').waitFor();

    await stack().call('DELETE', 'triggers');

    await page.getByText('No trigger has fired.').waitFor();
  });

  it('the page catches up by itself after its connection was lost', async () => {
    const { page } = await open();
    const line = await startTcpLine(stack().url);
    await page.goto(`${line.url}/#trace`);
    await page.getByText('Live', { exact: true }).waitFor();

    line.cut();
    await page.getByText('Disconnected', { exact: true }).waitFor();
    const { email } = await signInWith(stack()).signUp();
    line.mend();

    await page
      .getByRole('heading', { name: new RegExp(email) })
      .first()
      .waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await line.stop();
  });

  it('each call of a function stands in the decisions, with the statement that allowed it', async () => {
    const { page } = await open();
    await signUpOn(page, newEmail());
    await signInOn(page);
    await press(page, '6');

    const row = page.getByRole('row', { name: /^dynamodb:PutItem table\/ProfilesTable/ });
    await row.getByRole('button', { name: /allow/ }).click();

    const decision = page.getByRole('region', { name: 'Decision', exact: true });
    expect(await decision.textContent()).toMatch(/"Effect": "Allow"/);
    await page.keyboard.press('Escape');
    await decision.waitFor({ state: 'detached' });
  });

  it('a recorded event is resent exactly as it was, and its answer is shown', async () => {
    const { page } = await open();
    const email = newEmail();
    await signUpOn(page, email);
    await press(page, '1');
    await callOf(page, email, 'PreSignUp_SignUp').click();
    await page.keyboard.press('r');

    await page.getByText(/PreSignUpFunction · .* · answered/).waitFor();
    const recorded = (await stack().triggers()).findLast(
      ({ triggerSource }) => triggerSource === 'PreSignUp_SignUp',
    );
    expect(JSON.parse(await page.locator('textarea').inputValue())).toEqual(recorded?.request);
    await page.getByText('npm run invoke -- PreSignUpFunction').waitFor();
  });
});
