import { expect, it } from 'vitest';
import { asksFor, goesTo, holdFirst } from '../support/hold-first.ts';
import { useExample } from '../support/use-example.ts';

const { app } = useExample();

it('a note is neither written nor loaded while the one before is on its way', async () => {
  const { page, signUpAndIn, button } = app();
  await signUpAndIn('patient@example.com');
  const note = page.getByLabel('Note in your folder');
  await note.fill('buy milk');
  const late = await holdFirst(page, goesTo('PUT', '/note.txt'));
  await button('Save').click();
  await late.arrived;

  expect([await button('Save').isDisabled(), await button('Load').isDisabled()]).toEqual([
    true,
    true,
  ]);
  expect(await note.isEditable()).toBe(false);
  await late.release();
  await page.getByText('Saved.').waitFor();
  expect(await note.isEditable()).toBe(true);
});

it('a user cannot sign out while the tokens are refreshed, which would bring the session back', async () => {
  const { page, signUpAndIn, button, heading } = app();
  await signUpAndIn('refreshing@example.com');
  const late = await holdFirst(page, asksFor('GetTokensFromRefreshToken'));
  await button('Refresh the tokens').click();
  await late.arrived;

  expect(await button('Sign out').isDisabled()).toBe(true);
  await late.release();
  await page.getByText('Refreshed once.').waitFor();
  await button('Sign out').click();
  await heading('Sign in');
});

it('a refusal that ends the session is shown when the browser has forgotten the tokens', async () => {
  const { page, signUpAndIn, button } = app();
  await signUpAndIn('forgotten@example.com');
  await page.route('**/*', async (route) => {
    if (!asksFor('GetTokensFromRefreshToken')(route.request())) return route.fallback();
    const message = 'PreTokenGeneration failed with error profile_suspended: The account.';
    await route.fulfill({
      status: 400,
      headers: { 'access-control-allow-origin': '*' },
      json: { __type: 'UserLambdaValidationException', message },
    });
  });
  const late = await holdFirst(page, asksFor('RevokeToken'));
  await button('Refresh the tokens').click();
  await late.arrived;
  expect(await page.getByText('Your account is suspended.').count()).toBe(0);
  await late.release();

  await page.getByText('Your account is suspended.').waitFor();
  await page.reload();
  await page.getByLabel('E-mail address').waitFor();
});
