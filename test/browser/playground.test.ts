import { describe, expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { callOf, expectNoProblem, press, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();
const sample = 'events/pre-sign-up/sign-up.json';

describe('the playground', () => {
  it('a sample is edited, sent to its function, and answered with the command for a terminal', async () => {
    const opened = await open('playground');
    const { page } = opened;
    await page.getByLabel('Event').first().selectOption(sample);
    await page.getByRole('button', { name: 'Invoke' }).click();
    await page.getByText(/PreSignUpFunction · .* · answered/).waitFor();
    await page.getByText(`npm run invoke -- PreSignUpFunction -e ${sample}`).waitFor();
    await page.getByRole('tab', { name: 'Changes' }).click();
    await page.getByText(/autoConfirmUser false → true/).waitFor();

    const editor = page.getByRole('textbox', { name: 'JSON' });
    await editor.fill(
      (await editor.inputValue()).replace(/[\w.+-]+@[\w.-]+/g, 'ada@mailinator.com'),
    );
    await page.getByRole('button', { name: 'Invoke' }).click();
    await page.getByText(/PreSignUpFunction · .* · failed/).waitFor();
    await page
      .getByText(/domain_disposable/)
      .first()
      .waitFor();
    expectNoProblem(opened);
  });

  it('a text that is no JSON cannot be sent, and the reason stands below it', async () => {
    const { page } = await open('playground');
    await page.getByLabel('Event').first().selectOption(sample);
    await page.getByRole('textbox', { name: 'JSON' }).fill('{"version": ');

    await page.getByText(/Unexpected end of JSON input/).waitFor();
    expect(await page.getByRole('button', { name: 'Invoke' }).count()).toBe(0);
  });

  it('a recorded event is sent again exactly as it was', async () => {
    const { page } = await open();
    const email = newEmail();
    await signUpOn(page, email);
    await press(page, '1');
    await callOf(page, email, 'PreSignUp_SignUp').click();
    await page.getByRole('button', { name: /^Resend/ }).click();
    await page.getByText(/PreSignUpFunction · .* · answered/).waitFor();

    const sent = JSON.parse(await page.getByRole('textbox', { name: 'JSON' }).inputValue());
    const recorded = (await stack().triggers()).findLast(
      ({ triggerSource }) => triggerSource === 'PreSignUp_SignUp',
    );
    expect(sent).toEqual(recorded?.request);
    expect(sent.request.userAttributes.email).toBe(email);
  });
});
