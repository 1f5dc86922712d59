import type { PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import type { Challenges, Clock, Log } from '#shared/ports.ts';
import type { CreatePolicy } from './decide.ts';

export type Dependencies = {
  readonly policy: CreatePolicy;
  readonly peppers: PepperSet;
  readonly challenges: Challenges;
  readonly now: Clock;
  /** 128 random bits, hexadecimal. */
  readonly newId: () => string;
  /** 12 random bytes. */
  readonly newNonce: () => Uint8Array;
  readonly log: Log;
};
