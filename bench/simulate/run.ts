import { Account } from './account.ts';
import { type Attack, hour, minute } from './attacks/attack.ts';
import { type OwnerPhase, SignIn, type SignInRecord } from './owner.ts';
import { between, type Random, seededRandom } from './random.ts';
import { Schedule } from './schedule.ts';

const day = 24 * hour;
const days = 30;
/** Mails and answers that begin before the end of the attack are still played. */
const end = days * day + hour;

/**
 * | owner | signs in |
 * | --- | --- |
 * | absent | once, at the end of the 30 days |
 * | daily | once a day, at any time of it |
 * | hourly | every hour |
 * | often | every 13 minutes |
 */
export type OwnerHabit = 'absent' | 'daily' | 'hourly' | 'often';

export type RunResult = {
  readonly habit: OwnerHabit;
  readonly typingMs: number;
  readonly signIns: readonly SignInRecord[];
  readonly mailTimes: readonly number[];
  readonly wrongTimes: readonly number[];
  readonly created: { readonly digits: number; readonly long: number };
};

const regular = (stepMs: number): readonly number[] =>
  Array.from({ length: Math.floor((days * day) / stepMs) }, (_, index) => (index + 1) * stepMs);

const visitsOf = (habit: OwnerHabit, random: Random): readonly number[] => {
  if (habit === 'absent') return [days * day - minute];
  if (habit === 'hourly') return regular(hour);
  if (habit === 'often') return regular(13 * minute);
  return Array.from(
    { length: days },
    (_, index) => index * day + between(random, hour, day - hour),
  );
};

/** 30 days of one account under one attack. */
export const run = (
  attack: Attack,
  { habit, typingMs, seed }: { habit: OwnerHabit; typingMs: number; seed: number },
): RunResult => {
  const schedule = new Schedule();
  const random = seededRandom(seed);
  const account = new Account(schedule, random);
  const visits = visitsOf(habit, random);
  const listeners: ((phase: OwnerPhase, signIn: SignIn) => void)[] = [];
  const signIns: SignInRecord[] = [];
  const watch = (phase: OwnerPhase, signIn: SignIn) => {
    for (const listener of listeners) listener(phase, signIn);
  };
  const done = (record: SignInRecord) => signIns.push(record);
  const onOwner = (listener: (typeof listeners)[number]) => listeners.push(listener);
  attack.begin({ account, schedule, random, typingMs, visits, onOwner });
  for (const visit of visits) {
    schedule.at(visit, () => new SignIn({ account, schedule, typingMs, watch, done }).begin());
  }
  schedule.runUntil(end);
  const { mailTimes, wrongTimes, created } = account;
  return { habit, typingMs, signIns, mailTimes, wrongTimes, created };
};
