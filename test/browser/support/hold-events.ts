import type { Page } from 'playwright-core';

/**
 * Loads the page anew with a stream that can stall: after `hold` the next event of a kind and all that follow it reach
 * the page by `release`, in their order.
 */
export const holdEvents = async (page: Page, kind: string) => {
  await page.addInitScript((first) => {
    const { addEventListener: follow } = EventTarget.prototype;
    const held: (() => void)[] = [];
    let [isArmed, isHeld] = [false, false];
    Object.assign(EventSource.prototype, {
      addEventListener(this: EventSource, type: string, take: (event: Event) => void) {
        follow.call(this, type, (event) => {
          isHeld ||= isArmed && type === first;
          if (isHeld) held.push(() => take(event));
          else take(event);
        });
      },
    });
    Object.assign(globalThis, {
      holdEvents: () => {
        isArmed = true;
      },
      releaseEvents: () => {
        [isArmed, isHeld] = [false, false];
        for (const take of held.splice(0)) take();
      },
    });
  }, kind);
  await page.reload();
  await page.getByText('Live', { exact: true }).waitFor();
  return {
    hold: () => page.evaluate('holdEvents()'),
    release: () => page.evaluate('releaseEvents()'),
  };
};
