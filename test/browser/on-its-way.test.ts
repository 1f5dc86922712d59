import { expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { holdEvents } from './support/hold-events.ts';
import { asksFor, goesTo, holdFirst } from './support/hold-first.ts';
import { callOf, press, signInOn, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();
const confirmed = useBrowser({ parameterOverrides: { SignUpConfirmation: 'cognito' } });

it('a call that is opened while it runs stays open, and shows its changes when it has ended', async () => {
  const { page } = await open();
  const line = await holdEvents(page, 'trigger-end');
  const email = newEmail();
  await signUpOn(page, email);
  await page.getByLabel('Code', { exact: true }).fill('00000000');
  await line.hold();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await press(page, '1');
  await callOf(page, email, 'VerifyAuthChallengeResponse_.*running').click();
  await page.getByText('The function has not responded yet.').waitFor();
  await line.release();

  await page.getByText(/answerCorrect null → false/).waitFor();
});

it('a code that confirms an address is not offered while the code to sign in with is on its way', async () => {
  const { page } = await confirmed.open('sign-in');
  const line = await holdEvents(page, 'message');
  await page.getByLabel('New e-mail').fill(newEmail());
  await page.getByRole('button', { name: 'Sign up' }).click();
  const offered = page.getByRole('button', { name: /Use the mailed code/ });
  await offered.click();
  await line.hold();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
  expect(await offered.count()).toBe(0);
  await line.release();

  await signInOn(page);
});

it('a response that comes after «Start again» leads nowhere', async () => {
  const { page } = await open();
  await signUpOn(page, newEmail());
  await page.getByLabel('Code', { exact: true }).fill('00000000');
  const late = await holdFirst(page, asksFor('RespondToAuthChallenge'));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await late.arrived;
  await page.getByRole('button', { name: 'Start again' }).click();
  await late.release();

  await page.getByRole('button', { name: 'Send a code' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Challenge' }).count()).toBe(0);
});

it.each([
  ['Refresh', 'GetTokensFromRefreshToken'],
  ['Revoke', 'RevokeToken'],
  ['Sign out everywhere', 'GlobalSignOut'],
])('a late response to «%s» ends no sign-in that was begun meanwhile', async (name, operation) => {
  const { page } = await open();
  await signUpOn(page, newEmail());
  await signInOn(page);
  const late = await holdFirst(page, asksFor(operation));
  await page.getByRole('button', { name, exact: true }).click();
  await late.arrived;
  await page.getByRole('button', { name: 'Sign in as another user' }).click();
  await signUpOn(page, newEmail());
  await late.release();

  expect(await page.getByRole('heading', { name: 'Challenge' }).count()).toBe(1);
});

it('a list that comes late does not bring back what was emptied meanwhile', async () => {
  const { page } = await open();
  const email = newEmail();
  await signUpOn(page, email);
  const first = await holdFirst(page, goesTo('GET', '/_local/triggers'));
  await page.goto(`${stack().url}/#trace`);
  await page.reload();
  await first.arrived;
  // From the stream: an empty page would be one that has not begun.
  await callOf(page, email, 'PreSignUp_SignUp').waitFor();
  await stack().call('DELETE', 'triggers');
  await page.getByText('No trigger has fired.').waitFor();
  await first.release();

  expect(await page.getByText('No trigger has fired.').count()).toBe(1);
});
