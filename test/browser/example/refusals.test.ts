import { describe, expect, it } from 'vitest';
import { useExample } from '../support/use-example.ts';

const { app, stack } = useExample({
  parameterOverrides: { AllowedEmailDomains: 'example.com' },
});

describe('a refusal in examples/react', () => {
  it('an address of another domain is refused at sign-up by a text at the input', async () => {
    const { page, button, start, alert, hasFocus } = app();
    await button('Create an account').click();
    await start('ada@elsewhere.example');

    expect(await alert()).toBe('Use the e-mail address of your organization, or contact support.');
    await hasFocus('email');
    expect(await page.getByLabel('E-mail address').getAttribute('aria-invalid')).toBe('true');
  });

  it('a failed table ends no sign-in: the same code signs in a moment later', async () => {
    const { signUp, mailedCode, answer, alert, heading } = app();
    await signUp('later@example.com');
    const code = await mailedCode('later@example.com');
    await stack().fault({ target: 'dynamodb', mode: 'fail', times: 20 });
    await answer(code);

    expect(await alert()).toBe('The service is temporarily unavailable. Try again in a moment.');
    await stack().clearFaults();
    await answer(code);
    await heading('Signed in');
  });

  it('without a connection the form says so', async () => {
    const { page, start, alert } = app();
    await page.context().setOffline(true);
    await start('offline@example.com');

    expect(await alert()).toBe('There is no connection. Check your network and try again.');
  });
});
