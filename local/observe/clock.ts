import { noReporter, type Reporter } from './event-stream.ts';

/** The time of the pool, the functions and the outbox. It runs like the machine's clock, ahead by some seconds. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Moves the time forward and returns the new time in milliseconds. It never moves back: no part of the stack
   * handles that.
   */
  advance(seconds: number): number;
  /** How far this clock is ahead of the machine's. */
  offsetMs(): number;
};

/** A clock that starts at the machine's time. */
export const createClock = (reporter: Reporter = noReporter): Clock => {
  let offset = 0;
  const now = () => Date.now() + offset;
  return {
    now,
    advance: (seconds) => {
      offset += Math.round(seconds * 1000);
      reporter.publish('clock', { now: new Date(now()).toISOString(), offsetMs: offset });
      return now();
    },
    offsetMs: () => offset,
  };
};
