import { expect, it } from 'vitest';
import { newEmail } from '../../support/pool/sign-in.ts';
import { asksFor, goesTo, holdFirst } from '../support/hold-first.ts';
import { press, signUpOn, useBrowser } from '../support/page.ts';

const { open } = useBrowser();

it('a late response to «Send a code» does not take the place of a sign-up that was begun meanwhile', async () => {
  const { page } = await open('sign-in');
  const late = await holdFirst(page, asksFor('InitiateAuth'));
  await page.getByLabel('E-mail', { exact: true }).fill(newEmail());
  await page.getByRole('button', { name: 'Send a code' }).click();
  await late.arrived;
  const email = newEmail();
  await signUpOn(page, email);
  await late.release();

  expect(await page.getByText(`A code goes to ${email}.`).count()).toBe(1);
});

it('a late response to a sign-up starts nothing where another sign-in was begun meanwhile', async () => {
  const { page } = await open('sign-in');
  const late = await holdFirst(page, asksFor('SignUp'));
  await page.getByLabel('New e-mail').fill(newEmail());
  await page.getByRole('button', { name: 'Sign up' }).click();
  await late.arrived;
  const email = newEmail();
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'Send a code' }).click();
  await page.getByText(`A code goes to ${email}.`).waitFor();
  await late.release();

  expect(await page.getByText(`A code goes to ${email}.`).count()).toBe(1);
});

it('while a code is checked nothing else is sent with its session, in a view that is opened again too', async () => {
  const { page } = await open();
  await signUpOn(page, newEmail());
  const late = await holdFirst(page, asksFor('RespondToAuthChallenge'));
  const [again, send] = [
    page.getByRole('button', { name: /^Send again/ }),
    page.getByRole('button', { name: 'Sign in', exact: true }),
  ];
  await page.getByLabel('Code', { exact: true }).fill('00000000');
  await send.click();
  await late.arrived;
  expect(await again.isDisabled()).toBe(true);
  await press(page, '3');
  await press(page, '2');
  expect([await again.isDisabled(), await send.isDisabled()]).toEqual([true, true]);
  await late.release();

  await expect.poll(() => again.isEnabled()).toBe(true);
});

it('the cursor is in the field of a code when it is asked for, and after a wrong one', async () => {
  const { page } = await open();
  await signUpOn(page, newEmail());
  const focused = () => page.evaluate(() => document.activeElement?.closest('label')?.textContent);
  expect(await focused()).toBe('Code');
  await page.keyboard.type('00000000');
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Code', { exact: true });
  await expect.poll(() => field.inputValue()).toBe('');

  await expect.poll(focused).toBe('Code');
});

it('nothing can be sent before the page knows the ids of pool and client', async () => {
  const { page } = await open('sign-in');
  const late = await holdFirst(page, goesTo('GET', '/_local/info'));
  await page.reload();
  await late.arrived;
  const send = page.getByRole('button', { name: 'Send a code' });
  await page.getByLabel('E-mail', { exact: true }).fill(newEmail());
  expect(await send.isDisabled()).toBe(true);
  await late.release();
  await send.click();

  await page.getByRole('heading', { name: 'Challenge' }).waitFor();
});

it('a page that did not get the ids asks for them again', async () => {
  const { page } = await open('sign-in');
  await page.route('**/_local/info', (route) => route.abort(), { times: 1 });
  await page.reload();
  await page.getByRole('alert').waitFor();

  const send = page.getByRole('button', { name: 'Send a code' });
  await expect.poll(() => send.isEnabled()).toBe(true);
});
