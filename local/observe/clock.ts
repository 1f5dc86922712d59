/** The time that the pool, the functions and the outbox share. It runs with the real one, some seconds ahead of it. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time forward and returns the new one in milliseconds. Never back: nothing in the stack expects that. */
  advance(seconds: number): number;
  /** How far this clock is ahead of the machine's. */
  offsetMs(): number;
};

/** A clock that starts at the machine's time. */
export const createClock = (): Clock => {
  let offset = 0;
  const now = () => Date.now() + offset;
  return {
    now,
    advance: (seconds) => {
      offset += Math.round(seconds * 1000);
      return now();
    },
    offsetMs: () => offset,
  };
};
