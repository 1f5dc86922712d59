import { expect, it } from 'vitest';
import { newEmail } from '../../support/pool/sign-in.ts';
import { asksFor, holdFirst } from '../support/hold-first.ts';
import { useBrowser } from '../support/page.ts';

const { open } = useBrowser({ parameterOverrides: { SignUpConfirmation: 'cognito' } });

it('a sign-up that waits for its code can be left, and its late confirmation starts no sign-in', async () => {
  const { page } = await open('sign-in');
  const email = newEmail();
  await page.getByLabel('New e-mail').fill(email);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: /Use the mailed code/ }).click();
  const late = await holdFirst(page, asksFor('ConfirmSignUp'));
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await late.arrived;
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('button', { name: 'Send a code' }).waitFor();
  const sent: boolean[] = [];
  page.on('request', (request) => sent.push(asksFor('InitiateAuth')(request)));
  await late.release();

  expect(sent).not.toContain(true);
});
