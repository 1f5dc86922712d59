import { afterAll, beforeAll, expect, it } from 'vitest';
import { median } from '../../bench/median.ts';
import { refusalOf } from '../support/pool/sign-in.ts';
import { times } from './support/answers.ts';
import { attack, attackers, type Turns } from './support/attackers.ts';
import { startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';
import { type Phase, visit } from './support/owner.ts';
import { Schedule } from './support/schedule.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

const minute = 60_000;
/** The attack is under way when the owners come, and goes on until all are in. */
const before = 25 * minute;
const habits = [
  { typingMs: 20_000, comesAfter: 0 },
  { typingMs: 45_000, comesAfter: 3.5 * minute },
  { typingMs: 20_000, comesAfter: 6.2 * minute },
  { typingMs: 45_000, comesAfter: 9.9 * minute },
];
/** The mail's way in this model, and what a busy machine adds. */
const slackSeconds = 10;

const turns: Turns = { taken: 0, refused: 0 };

type Outcome = { readonly name: string; readonly extraSeconds: number | undefined };

const play = async (): Promise<readonly Outcome[]> => {
  const schedule = new Schedule(target.stack);
  const outcomes: Outcome[] = [];
  const began = schedule.now;
  const until = began + before + 20 * minute;
  for (const attacker of attackers) {
    for (const { typingMs, comesAfter } of habits) {
      const { email } = await target.provenUser();
      const stage = { target, schedule, email, until };
      attack(attacker, stage, turns);
      const done = (tookMs: number | undefined) => {
        const extraSeconds = tookMs === undefined ? undefined : (tookMs - typingMs) / 1000;
        outcomes.push({ name: attacker.name, extraSeconds });
      };
      const watch = async (phase: Phase): Promise<void> => {
        await refusalOf(attacker.onOwner?.(stage, phase) ?? Promise.resolve());
      };
      schedule.at(began + before + comesAfter, () =>
        visit({ target, schedule, email, typingMs, watch, done }),
      );
    }
  }
  await schedule.runUntil(until);
  return outcomes;
};

it('every owner gets in while his account is attacked, soon after the typing', async (context) => {
  const outcomes = await play();

  const owners = attackers.length * habits.length;
  const extra = outcomes.flatMap(({ extraSeconds }) => extraSeconds ?? []);
  const [middle, worst] = [median(extra), Math.max(...extra)];
  report(context, {
    family: 'availability',
    figure: `${extra.length} of ${owners} owners in under ${attackers.length} attacks; ${middle.toFixed(0)} s beyond the typing in the median, ${worst.toFixed(0)} s at worst`,
    goal: 'all; one mail; 120 s',
  });
  expect(outcomes.filter(({ extraSeconds }) => extraSeconds === undefined)).toEqual([]);
  expect(extra).toHaveLength(owners);
  expect(middle).toBeLessThan(slackSeconds);
  expect(worst).toBeLessThan(120 + slackSeconds);
  // Or it was no attack.
  expect(turns.refused).toBeLessThan(turns.taken / 10);
});

it('two hours of wrong answers lock no account: its owner gets in at the next start', async (context) => {
  const users = await times(3, () => target.provenUser());
  const schedule = new Schedule(target.stack);
  const flood = attackers.find(({ name }) => name === 'joins and burns');
  let entered = 0;
  for (const { email } of users) {
    const until = schedule.now + 120 * minute;
    const stage = { target, schedule, email, until };
    if (flood !== undefined) attack({ ...flood, everySeconds: 180 }, stage, turns);
    schedule.at(until, () =>
      visit({
        target,
        schedule,
        email,
        typingMs: 20_000,
        watch: async () => undefined,
        done: (tookMs) => {
          if (tookMs !== undefined) entered += 1;
        },
      }),
    );
  }
  await schedule.runUntil(schedule.now + 150 * minute);

  report(context, {
    family: 'availability',
    figure: `${users.length - entered} of ${users.length} accounts locked after two hours of burning`,
    goal: '0',
  });
  expect(entered).toBe(users.length);
});
