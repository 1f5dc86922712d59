import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { press, signInOn, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

const titles = ['trace', 'sign-in', 'outbox', 'users', 'playground', 'access', 'time'];

/** What axe-core finds: WCAG 2.2 A and AA, and best practice. */
const findings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await run.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Whether the link of the view that is shown stands within the screen's width. */
const isCurrentInView = (page: Page): Promise<boolean> =>
  page.locator('nav [aria-current]').evaluate((link) => {
    const { left, right } = link.getBoundingClientRect();
    return left >= 0 && right <= innerWidth;
  });

const looks = [
  ['light', 'desktop', { width: 1280, height: 800 }],
  ['dark', 'desktop', { width: 1280, height: 800 }],
  ['light', 'phone', { width: 360, height: 740 }],
  ['dark', 'phone', { width: 360, height: 740 }],
] as const;

/** Opens a view, once its script is there. */
const show = async (page: Page, key: string): Promise<void> => {
  await press(page, key);
  await page.locator('main > *').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(150);
};

const checkViews = async (page: Page): Promise<void> => {
  for (const [index, title] of titles.entries()) {
    await show(page, String(index + 1));
    expect([title, await findings(page)]).toEqual([title, []]);
    expect([title, await overflow(page)]).toEqual([title, 0]);
    expect([title, await isCurrentInView(page)]).toEqual([title, true]);
  }
};

describe.each(looks)('the page in %s on a %s', (colorScheme, device, viewport) => {
  it(`empty views have no finding of axe and fit a ${device} in ${colorScheme}`, async () => {
    await stack().call('DELETE', 'triggers');
    await stack().call('DELETE', 'outbox');
    await stack().call('DELETE', 'decisions');
    const { page } = await open('trace', { colorScheme, viewport, bypassCSP: true });

    await checkViews(page);
  });

  it(`full views have no finding of axe and fit a ${device} in ${colorScheme}`, async () => {
    const { page } = await open('trace', { colorScheme, viewport, bypassCSP: true });
    await signUpOn(page, newEmail());
    expect(await findings(page)).toEqual([]);
    await signInOn(page);
    await stack().fault({ target: 'email', mode: 'fail' });
    for (const key of ['1', '3', '4']) {
      await press(page, key);
      await page.locator('[data-row]').first().click();
    }
    await press(page, '5');
    await page.getByLabel('Event').first().selectOption('events/pre-sign-up/sign-up.json');
    await page.getByRole('button', { name: /Invoke/ }).click();
    await page.getByText(/PreSignUpFunction · /).waitFor();
    const keys = ['1', '2', '3', '4', '5', '6', '7'];
    for (const key of keys) {
      await show(page, key);
      expect([key, await findings(page)]).toEqual([key, []]);
      expect([key, await overflow(page)]).toEqual([key, 0]);
    }
    await stack().clearFaults();
  });
});
