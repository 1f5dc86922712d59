import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks every 50 ms until there is something, for what comes behind a response: a mail, a log line.
 * @throws {Error} with `otherwise` after the limit, which is for a busy machine
 */
export const untilThere = async <T>(
  ask: () => Promise<T | undefined>,
  otherwise: string,
  limitMs = 20_000,
): Promise<T> => {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(otherwise);
    await sleep(50);
  }
};
