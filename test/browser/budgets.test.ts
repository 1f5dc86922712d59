import { describe, expect, it } from 'vitest';
import { signInWith } from '../support/pool/sign-in.ts';
import { useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

/** A loaded machine of two cores: a bound this wide fails only where something is broken. */
const slack = 10;

describe('the budgets of the page', () => {
  it('the page is ready soon after it is opened', async () => {
    const { page } = await open();
    const ms = await page.evaluate(
      () => performance.getEntriesByType('paint').at(-1)?.startTime ?? Number.NaN,
    );

    console.log(`first contentful paint after ${Math.round(ms)} ms of 300`);
    expect(ms).toBeLessThan(300 * slack);
  });

  it('an event stands on the page soon after it happened', async () => {
    const { page } = await open('time');
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (/\+\d+ min/.test(document.querySelector('.top')?.textContent ?? '')) {
          performance.mark('drawn');
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const before = Date.now();
    await stack().advance(600);
    await page.getByText(/\(\+\d+ min\)/).waitFor();
    const drawn = await page.evaluate(
      () =>
        performance.timeOrigin +
        (performance.getEntriesByName('drawn')[0]?.startTime ?? Number.NaN),
    );
    const ms = drawn - before;

    console.log(`call, event and page ${Math.round(ms)} ms of 100`);
    expect(ms).toBeLessThan(100 * slack);
  });

  it('a thousand rows are scrolled without a long pause', async () => {
    const { start } = signInWith(stack());
    const email = 'nobody@example.com';
    while ((await stack().triggers()).length < 1_000) {
      await Promise.all(Array.from({ length: 20 }, () => start(email).catch(() => undefined)));
    }
    const { page } = await open();
    await page.locator('[data-row]').nth(999).waitFor({ state: 'attached' });
    const longest = await page.evaluate(async () => {
      const rows = document.querySelector('.rows');
      let last = performance.now();
      let pause = 0;
      for (let step = 0; step < 60; step += 1) {
        rows?.scrollBy(0, 400);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        pause = Math.max(pause, performance.now() - last);
        last = performance.now();
      }
      return pause;
    });

    console.log(`longest frame while 1,000 rows scroll ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(100 * slack);
  });
});
