import type { Clock } from '#shared/ports.ts';

/**
 * Lets at most `perSecond` through, evenly: each caller waits for the slot after the last one. Time that was not used
 * is not saved up, so that a pause is not followed by a burst.
 */
export const createPace = (
  perSecond: number,
  now: Clock,
  sleep: (ms: number) => Promise<void>,
): (() => Promise<void>) => {
  const gap = 1000 / perSecond;
  let slot = 0;
  return async () => {
    const at = now();
    slot = Math.max(slot, at);
    const wait = slot - at;
    slot += gap;
    if (wait > 0) await sleep(wait);
  };
};
