import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { goesTo, holdFirst } from './support/hold-first.ts';
import { press, signInOn, signUpOn, useBrowser } from './support/page.ts';

const { open } = useBrowser();

/** Of the page itself: the browser reports an address some time after it has changed. */
const addressOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

const views = ['trace', 'sign-in', 'outbox', 'users', 'playground', 'access', 'time'];

describe('the keys of the page', () => {
  it('the digits open the views', async () => {
    const { page } = await open();
    for (const [index, view] of views.entries()) {
      await press(page, String(index + 1));
      expect(await addressOf(page)).toBe(`#${view}`);
    }
  });

  it('j, k, Enter and Esc walk the rows, open one and go back', async () => {
    const { page } = await open();
    await signUpOn(page, newEmail());
    await signInOn(page);
    await press(page, '1');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

    await press(page, 'j');
    await page.keyboard.press('j');
    expect(await focused()).toContain('CreateAuthChallenge_');
    await page.keyboard.press('k');
    expect(await focused()).toContain('DefineAuthChallenge_');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Changes' }).waitFor();
    await page.keyboard.press('Escape');

    expect(await page.getByRole('tab', { name: 'Changes' }).count()).toBe(0);
  });

  it('a sign-up and a sign-in go by Tab and Enter, and after them the digits open views again', async () => {
    const { page } = await open('sign-in');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const code = page.getByLabel('Code', { exact: true });
    await page.getByLabel('New e-mail').fill(newEmail());
    await page.keyboard.press('Enter');
    const mailed = page.getByRole('button', { name: /Use the mailed code/ });
    await mailed.waitFor();

    await expect.poll(() => code.evaluate((e) => e === document.activeElement)).toBe(true);
    await mailed.press('Enter');
    await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');

    await expect.poll(focused).toMatch(/^Signed in as /);
    await page.keyboard.press('1');
    await expect.poll(() => new URL(page.url()).hash).toBe('#trace');
  });

  it('a button keeps the focus while it acts, and pressed again meanwhile it does nothing', async () => {
    const { page } = await open('playground');
    await page.getByLabel('Event').first().selectOption('events/pre-sign-up/sign-up.json');
    const sent: boolean[] = [];
    page.on('request', (request) => sent.push(goesTo('POST', '/invoke')(request)));
    const late = await holdFirst(page, goesTo('POST', '/invoke'));
    const invoke = page.getByRole('button', { name: 'Invoke' });
    await invoke.press('Enter');
    await late.arrived;
    await expect.poll(() => invoke.isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await late.release();
    await expect.poll(() => invoke.isEnabled()).toBe(true);

    expect(await invoke.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(sent.filter(Boolean)).toHaveLength(1);
  });

  it('/ leads to the filter, where a digit is text, and ? lists the keys', async () => {
    const { page } = await open();
    await press(page, '/');
    await page.keyboard.type('7');
    expect(await page.getByPlaceholder(/User, function/).inputValue()).toBe('7');
    expect(await addressOf(page)).toBe('#trace');

    await press(page, '?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Keys' }).waitFor({ state: 'hidden' });
  });

  it('the arrow keys move between tabs', async () => {
    const { page } = await open();
    await signUpOn(page, newEmail());
    await press(page, '3');
    await page.getByRole('tab', { name: 'Text' }).focus();
    await page.keyboard.press('ArrowRight');

    expect(await page.getByRole('tab', { name: 'HTML' }).getAttribute('aria-selected')).toBe(
      'true',
    );
  });
});
