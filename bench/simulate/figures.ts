import { mailDelayMs } from './account.ts';
import type { RunResult } from './run.ts';

const day = 24 * 60 * 60_000;

/** The most of these times that lie in any 24 h. */
export const mostInADay = (times: readonly number[]): number => {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  sorted.forEach((at, last) => {
    while ((sorted[first] ?? at) <= at - day) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
};

/** One line of the table: an attack against owners of every habit. */
export type Figures = {
  readonly name: string;
  readonly signIns: number;
  readonly signedIn: number;
  /** Seconds beyond the typing, from the start to the tokens. */
  readonly medianSeconds: number;
  readonly worstSeconds: number;
  /** Wrong answers compared with short codes, in any 24 h. */
  readonly wrongInADay: number;
  readonly mailsInADayAbsent: number;
  readonly mailsInADay: number;
  /** Of the new codes, in percent. */
  readonly longPercent: number;
  /** Accounts whose owner does not get in at the end. */
  readonly locked: number;
};

const highest = (values: readonly number[]): number => Math.max(0, ...values);

const beyondTyping = ({ signIns, typingMs }: RunResult): readonly number[] =>
  signIns.flatMap(({ tookMs }) => (tookMs === undefined ? [] : [(tookMs - typingMs) / 1000]));

const isLocked = ({ signIns }: RunResult): boolean => signIns.at(-1)?.tookMs === undefined;

export const figuresOf = (name: string, results: readonly RunResult[]): Figures => {
  const beyond = results.flatMap(beyondTyping).sort((a, b) => a - b);
  const mails = (absent: boolean) =>
    results
      .filter(({ habit }) => (habit === 'absent') === absent)
      .map(({ mailTimes }) => mostInADay(mailTimes));
  const created = (kind: 'digits' | 'long') =>
    results.reduce((sum, result) => sum + result.created[kind], 0);
  return {
    name,
    signIns: results.reduce((sum, { signIns }) => sum + signIns.length, 0),
    signedIn: beyond.length,
    medianSeconds: beyond[Math.floor(beyond.length / 2)] ?? Number.NaN,
    worstSeconds: beyond.at(-1) ?? Number.NaN,
    wrongInADay: highest(results.map(({ wrongTimes }) => mostInADay(wrongTimes))),
    mailsInADayAbsent: highest(mails(true)),
    mailsInADay: highest(mails(false)),
    longPercent: (100 * created('long')) / (created('long') + created('digits')),
    locked: results.filter(isLocked).length,
  };
};

/** A mail's longest way and the owner's look into the mailbox: with no attack a sign-in takes that much more. */
const medianGoalSeconds = mailDelayMs.longest / 1000 + 1;

/** The goals that a line misses. */
export const missedGoals = (figures: Figures, attacked: boolean): readonly string[] => {
  const goals: readonly (readonly [boolean, string])[] = [
    [figures.signedIn === figures.signIns, 'an owner did not get in'],
    [figures.medianSeconds <= medianGoalSeconds, 'the median is above the typing and one mail'],
    [figures.worstSeconds <= 120, 'the worst is above the typing and 2 min'],
    [figures.wrongInADay <= 30, 'more than 30 wrong comparisons in 24 h'],
    [figures.mailsInADayAbsent <= 170, 'more than 170 mails in 24 h, owner absent'],
    [figures.locked === 0, 'an account is locked'],
    [attacked || figures.longPercent === 0, 'an owner got a long code without an attack'],
  ];
  return goals.filter(([isReached]) => !isReached).map(([, goal]) => `${figures.name}: ${goal}`);
};
