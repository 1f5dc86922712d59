import { it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { press, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

it('a call that is opened while it runs stays open, and shows its changes when it has ended', async () => {
  const { page } = await open();
  await signUpOn(page, newEmail());
  await page.getByLabel('Code', { exact: true }).fill('00000000');
  await stack().fault({ target: 'dynamodb', mode: 'slow', delayMs: 1_500 });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await press(page, '1');
  await page.getByRole('button', { name: /^VerifyAuthChallengeResponse_.*running/ }).click();
  await page.getByText('The function has not responded yet.').waitFor();

  await page.getByText(/answerCorrect null → false/).waitFor();
});
