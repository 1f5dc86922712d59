import { describe, expect, it } from 'vitest';
import { asksFor, holdFirst } from '../support/hold-first.ts';
import { useExample } from '../support/use-example.ts';

const { app, stack } = useExample();
const long = useExample({ parameterOverrides: { LongCodesOnly: 'yes' } });

describe('the code form of examples/react', () => {
  it('asks for digits as phones and password managers expect it, and has the cursor', async () => {
    const { page, signUp, hasFocus } = app();
    await signUp('digits@example.com');
    const input = page.getByLabel('Code of 8 digits');

    expect(await input.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await input.getAttribute('inputmode')).toBe('numeric');
    await hasFocus('code');
  });

  it('a pasted code with blanks, a hyphen and a line break signs in', async () => {
    const { page, signUp, mailedCode, button, heading } = app();
    await signUp('paste@example.com');
    const code = await mailedCode('paste@example.com');
    await page.getByLabel('Code of 8 digits').focus();
    await page.keyboard.insertText(` ${code.slice(0, 4)} - ${code.slice(4)} \n`);
    await button('Sign in').click();

    await heading('Signed in');
  });

  it('a wrong code shows an alert, empties the input and leaves the cursor in it', async () => {
    const { page, signUp, answer, alert, hasFocus } = app();
    await signUp('wrong@example.com');
    await answer('00000000');

    expect(await alert()).toBe('This code is not right. Check the mail and try again.');
    await expect.poll(() => page.getByLabel('Code of 8 digits').inputValue()).toBe('');
    await hasFocus('code');
  });

  it('another address waits for the response, which would take the place of its sign-in', async () => {
    const { page, signUp, answer, button, alert } = app();
    await signUp('slow@example.com');
    const late = await holdFirst(page, asksFor('RespondToAuthChallenge'));
    await answer('00000000');
    await late.arrived;
    expect(await button('Use another address').isDisabled()).toBe(true);
    await late.release();
    expect(await alert()).toBe('This code is not right. Check the mail and try again.');

    await button('Use another address').click();
    await page.getByLabel('E-mail address').waitFor();
  });

  it('three wrong codes end the sign-in at the first form, with the reason', async () => {
    const { signUp, answerWrongly, heading, alert } = app();
    await signUp('thrice@example.com');
    await answerWrongly(3);

    await heading('Sign in');
    expect(await alert()).toBe('The sign-in failed or took too long. Start again.');
  });

  it('another mail can be asked for after the countdown, and its code signs in', async () => {
    const { page, signUp, answer, mailedCode, button, heading } = app();
    await page.clock.install();
    await signUp('again@example.com');
    expect(await button(/Send again in/).isDisabled()).toBe(true);
    await page.clock.fastForward(31_000);
    await stack().advance(31);
    await button('Send again').click();
    await page.getByText('We sent the mail again.').waitFor();
    const mails = (await stack().outbox()).filter(({ to }) => to === 'again@example.com');

    expect(mails).toHaveLength(2);
    await answer(await mailedCode('again@example.com'));
    await heading('Signed in');
  });

  it('a wait is counted down, and then a code is sent without another click', async () => {
    const { page, signUp, answerWrongly, start, heading, answer, mailedCode } = app();
    await page.clock.install();
    await signUp('hasty@example.com');
    await answerWrongly(3);
    await start('hasty@example.com');
    await heading('Please wait');
    expect(await page.getByRole('timer').textContent()).toMatch(/^\d+ s$/);
    await stack().advance(31);
    await page.clock.fastForward(31_000);
    await page.getByLabel('Code of 8 digits').waitFor();
    await answer(await mailedCode('hasty@example.com'));

    await heading('Signed in');
  });

  it('a long code is explained, its input takes letters, and the mailed code signs in', async () => {
    const { page, signUp, mailedCode, answer, heading } = long.app();
    await signUp('long@example.com');
    await page.getByText('this code is longer than usual').waitFor();
    const input = page.getByLabel('Code of 16 letters and digits');
    expect(await input.getAttribute('inputmode')).toBe('text');
    const code = await mailedCode('long@example.com');
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    await answer(code.toLowerCase());

    await heading('Signed in');
  });
});
