import type { Peppers, RandomInt } from '#shared/one-time-code/code.ts';
import type { Breaker, Challenges, Clock, Log, Mailer } from '#shared/ports.ts';
import type { CreatePolicy } from './decide.ts';

/** What the story of a challenge is told with. */
export type Dependencies = {
  readonly policy: CreatePolicy;
  readonly peppers: Peppers;
  readonly challenges: Challenges;
  readonly breaker: Breaker;
  readonly mailer: Mailer;
  readonly now: Clock;
  readonly randomInt: RandomInt;
  /** 128 random bits, hexadecimal. */
  readonly newId: () => string;
  /** A stopwatch that no change of the clock moves; milliseconds. */
  readonly stopwatch: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};
