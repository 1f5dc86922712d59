import { describe, expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { press, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

describe('the outbox', () => {
  it('the messages of each recipient stand together on demand, first whoever got the newest', async () => {
    const { page } = await open();
    const [ada, bob] = [newEmail(), newEmail()];
    for (const email of [ada, bob]) {
      await signUpOn(page, email);
      await page.getByRole('button', { name: 'Start again' }).click();
    }
    await stack().advance(31);
    await page.getByLabel('E-mail', { exact: true }).fill(ada);
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByRole('button', { name: /^Send again/ }).click();
    await press(page, '3');
    const rows = page.locator('[data-row] .name');
    await expect.poll(() => rows.allTextContents()).toEqual([ada, bob, ada]);

    const group = page.getByRole('button', { name: 'By recipient' });
    await group.click();
    expect(await rows.allTextContents()).toEqual([ada, ada, bob]);
    const list = page.getByRole('region', { name: 'Messages' });
    const heads = await list.getByRole('heading').allTextContents();
    expect(heads).toEqual([`${ada} 2`, `${bob} 1`]);
    await group.click();
    expect(await rows.allTextContents()).toEqual([ada, bob, ada]);
  });

  it('a message is found by its recipient, and its subject', async () => {
    const { page } = await open();
    const email = newEmail();
    await signUpOn(page, email);
    await press(page, '3');
    const filter = page.getByPlaceholder(/Recipient or subject/);
    await filter.fill(email.slice(0, 20));
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1);
    await filter.fill('no such subject');
    await page.getByText('No message matches the filter.').waitFor();
  });
});
