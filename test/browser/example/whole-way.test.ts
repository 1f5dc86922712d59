import { describe, expect, it } from 'vitest';
import { axeFindings } from '../support/example-page.ts';
import { suspend } from '../support/suspend.ts';
import { useExample } from '../support/use-example.ts';

const { app, stack } = useExample();

describe('examples/react', () => {
  it('a user signs up, answers, reads claims, refreshes the tokens and signs out', async () => {
    const { page, signUpAndIn, button, heading, errors } = app();
    await signUpAndIn('ada@example.com');
    const claims = page.getByLabel('Claims of the ID token');
    await claims.getByText('ada@example.com', { exact: true }).waitFor();

    expect(await claims.textContent()).toContain('["member"]');
    await button('Refresh the tokens').click();
    await page.getByText('Refreshed once.').waitFor();
    await button('Sign out').click();
    await heading('Sign in');
    await page.reload();
    await heading('Sign in');
    expect(errors).toEqual([]);
  });

  it('a reload keeps a user signed in, until a sign-out on all devices', async () => {
    const { page, signUpAndIn, button, heading, errors } = app();
    await signUpAndIn('reload@example.com');
    await page.reload();
    await heading('Signed in');

    await button('Sign out on all devices').click();
    await heading('Sign in');
    expect(errors).toEqual([]);
  });

  it('an address that has an account is signed in where an account is asked for', async () => {
    const { signUpAndIn, button, heading, errors } = app();
    await signUpAndIn('twice@example.com');
    await button('Sign out').click();
    await heading('Sign in');
    await stack().advance(31);
    await signUpAndIn('twice@example.com');

    expect(errors).toEqual([]);
  });

  it('a refresh after a suspension ends the session and says so', async () => {
    const { page, signUpAndIn, button, alert } = app();
    await signUpAndIn('suspended@example.com');
    await suspend(stack(), 'suspended@example.com');
    await button('Refresh the tokens').click();

    expect(await alert()).toBe('Your account is suspended. Contact support.');
    await page.reload();
    await page.getByLabel('E-mail address').waitFor();
  });

  it('axe finds nothing on the form, at the code and at the claims, in light and in dark', async () => {
    const { page, signUp, mailedCode, answer, heading } = app();
    const found: string[] = [];
    const look = async (): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await axeFindings(page)));
      }
    };
    await look();
    await signUp('axe@example.com');
    await look();
    await answer('00000000');
    await page.getByText('This code is not right').waitFor();
    await look();
    await answer(await mailedCode('axe@example.com'));
    await heading('Signed in');
    await look();

    expect(found).toEqual([]);
  });
});
