import { describe, expect, it } from 'vitest';
import { signInWith } from '../support/pool/sign-in.ts';
import { useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

/**
 * The best of many: what else the machine does makes single measurements longer, and none shorter. A measurement within
 * the budget proves it, so none are made after the fifth; one that the page exceeds by itself exceeds it in every round.
 */
const bestWithin = async (
  budget: number,
  measure: (round: number) => Promise<number>,
): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5 || (best >= budget && round < 25); round += 1) {
    best = Math.min(best, await measure(round));
  }
  return Math.round(best);
};

describe('the budgets of the page', () => {
  it('the page is drawn 300 ms after it is opened', async () => {
    const ms = await bestWithin(300, async () => {
      const { page } = await open();
      // Chromium lists a paint some time after it.
      const painted = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      );
      const drawn = Number(await painted.jsonValue());
      await page.context().close();
      return drawn;
    });

    console.log(`first contentful paint after ${ms} ms of 300`);
    expect(ms).toBeLessThan(300);
  });

  it('an event stands on the page 100 ms after it happened', async () => {
    const { page } = await open('time');
    const ms = await bestWithin(100, async (round) => {
      const text = `(+${round + 1} min)`;
      // The page looks out before the time is advanced: what it had not looked for would be seen at the next second.
      const drawn = await page.evaluateHandle((expected) => {
        const { promise, resolve } = Promise.withResolvers<number>();
        const observer = new MutationObserver(() => {
          if (!document.querySelector('.top')?.textContent?.includes(expected)) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        return { promise };
      }, text);
      const before = Date.now();
      await stack().advance(60);
      return (await drawn.evaluate(({ promise }) => promise)) - before;
    });

    console.log(`call, event and page ${ms} ms of 100`);
    expect(ms).toBeLessThan(100);
  });

  it('a thousand rows are scrolled without a long pause', async () => {
    const { start } = signInWith(stack());
    const email = 'nobody@example.com';
    while ((await stack().triggers()).length < 1_000) {
      await Promise.all(Array.from({ length: 20 }, () => start(email).catch(() => undefined)));
    }
    const { page } = await open();
    await page.locator('[data-row]').nth(999).waitFor({ state: 'attached' });
    const scroll = async (): Promise<number> => {
      const rows = document.querySelector('.rows');
      rows?.scrollTo(0, 0);
      let last = performance.now();
      let pause = 0;
      for (let step = 0; step < 60; step += 1) {
        rows?.scrollBy(0, 400);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        pause = Math.max(pause, performance.now() - last);
        last = performance.now();
      }
      return pause;
    };
    const longest = await bestWithin(200, () => page.evaluate(scroll));

    console.log(`longest frame while 1,000 rows scroll ${longest} ms`);
    // Chromium draws without a graphics processor here, beside other programs.
    expect(longest).toBeLessThan(200);
    // A thousand calls take 20 s on a busy machine.
  }, 180_000);
});
