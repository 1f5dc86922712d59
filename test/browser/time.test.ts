import { afterEach, describe, expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { expectNoProblem, press, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

afterEach(async () => {
  await stack().clearFaults();
});

describe('the view of time and faults', () => {
  it('every mode that the form offers for a target can be armed there', async () => {
    const opened = await open('time');
    const { page } = opened;
    await page.getByRole('option', { name: 'PreSignUpFunction' }).waitFor({ state: 'attached' });
    const [target, mode] = [page.getByLabel('Target'), page.getByLabel('Mode')];
    const options = async (label: 'Target' | 'Mode') =>
      page.getByLabel(label).locator('option').allTextContents();
    const offered: string[] = [];
    for (const name of await options('Target')) {
      await target.selectOption(name);
      for (const one of await options('Mode')) {
        await mode.selectOption(one);
        await page.getByRole('button', { name: 'Arm', exact: true }).click();
        offered.push(`${name} ${one}`);
        await page
          .getByText(`${offered.length} faults armed`.replace(/^1 faults/, '1 fault'))
          .waitFor();
      }
    }
    const armed = await stack().call<{ target: string; mode: string }[]>('GET', 'faults');

    expect(armed.map((fault) => `${fault.target} ${fault.mode}`)).toEqual(offered);
    expect(await page.getByRole('alert').count()).toBe(0);
    expectNoProblem(opened);
  });

  it('a slow service waits as long as the form says, and every fault is cleared by one button', async () => {
    const { page } = await open('time');
    await page.getByLabel('Mode').selectOption('slow');
    await page.getByLabel('Delay in milliseconds').fill('250');
    await page.getByLabel(/^Operation/).fill('UpdateItem');
    await page.getByRole('button', { name: 'Arm', exact: true }).click();
    await page.getByText(/slow UpdateItem after 250 ms · 1 time left/).waitFor();
    expect(await stack().call('GET', 'faults')).toEqual([
      { target: 'dynamodb', mode: 'slow', times: 1, operation: 'UpdateItem', delayMs: 250 },
    ]);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('No fault is armed').waitFor();
    expect(await stack().call('GET', 'faults')).toEqual([]);
  });

  it('a fault that the stack refuses is explained below the form', async () => {
    const { page } = await open('time');
    await page.getByLabel('Times').fill('0');
    await page.getByRole('button', { name: 'Arm', exact: true }).click();

    await page
      .getByRole('alert')
      .getByText(/times must be a whole number from 1/)
      .waitFor();
  });

  it('the code on its way expires by one button', async () => {
    const { page } = await open();
    await signUpOn(page, newEmail());
    await press(page, '7');
    await page.getByRole('button', { name: "To the code's expiry" }).click();
    await page.getByText(/5 min ahead of this machine/).waitFor();
    const { now } = await stack().call<{ now: string }>('GET', 'info');

    expect(Date.parse(now) - Date.now()).toBeGreaterThan(295_000);
  });

  it('a setting is changed, and one that the stack refuses stays as it was', async () => {
    const { page } = await open('time');
    const settings = () => stack().call<{ name: string; value: unknown }[]>('GET', 'settings');
    const number = (await settings()).find(({ value }) => typeof value === 'number');
    const input = page.getByLabel(number?.name ?? '', { exact: true });
    await input.fill('no number');
    await input.press('Tab');
    await page.getByRole('alert').waitFor();

    expect(await input.inputValue()).toBe(String(number?.value));
    const flag = (await settings()).find(({ value }) => typeof value === 'boolean');
    await page.getByLabel(flag?.name ?? '', { exact: true }).click();
    await expect
      .poll(async () => (await settings()).find(({ name }) => name === flag?.name)?.value)
      .toBe(flag?.value !== true);
  });
});
