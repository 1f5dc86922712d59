import type { Clock } from '../../local/observe/clock.ts';

/** A time step of authenticator apps (RFC 6238), the longest period that the pool counts in. */
const periodMs = 30_000;

/**
 * The stack's clock as a test moves it: it begins at the last full step of authenticator apps and goes on by a
 * millisecond at each reading. A pause of the machine ends no lock and no session, and two readings are never equal.
 */
export const tickingClock = (): Clock => {
  let time = Math.floor(Date.now() / periodMs) * periodMs;
  const now = (): number => {
    time += 1;
    return time;
  };
  return {
    now,
    advance: (seconds) => {
      time += Math.round(seconds * 1000);
      return now();
    },
    offsetMs: () => time - Date.now(),
  };
};
