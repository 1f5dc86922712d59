import type { Account } from '../account.ts';
import type { OwnerPhase, SignIn } from '../owner.ts';
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';

/** What an attacker has. He sees the row, and knows when the owner comes and what he does; he sees no mail. */
export type Stage = {
  readonly account: Account;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly typingMs: number;
  /** The owner's sign-ins, in order. */
  readonly visits: readonly number[];
  readonly onOwner: (listener: (phase: OwnerPhase, signIn: SignIn) => void) => void;
};

export type Attack = {
  /** What it tries. */
  readonly name: string;
  readonly begin: (stage: Stage) => void;
};

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
