import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../bench/simulate/attacks/attack.ts';
import { figuresOf, missedGoals, mostInADay } from '../../../bench/simulate/figures.ts';
import { run } from '../../../bench/simulate/run.ts';

const hour = 60 * 60_000;

/** Takes away what the rules give: every row is lost after a minute, and with it the code that the owner types. */
const losesRows: Attack = {
  name: 'loses rows',
  begin: ({ account, schedule }) => {
    const lose = () => {
      account.state = { ...account.state, slots: [undefined, undefined] };
      schedule.after(10_000, lose);
    };
    schedule.after(1, lose);
  },
};

const floods: Attack = {
  name: 'makes a mail every minute',
  begin: ({ account, schedule }) => {
    const start = () => {
      account.state = { ...account.state, mails: [] };
      account.start();
      schedule.after(60_000, start);
    };
    schedule.after(1, start);
  },
};

const none: Attack = { name: 'none', begin: () => undefined };
const daily = { habit: 'daily', typingMs: 45_000, seed: 7 } as const;

describe('figures of a simulation', () => {
  it('the most in any 24 h is counted over every window, not by days', () => {
    const times = [0, 23, 24, 25, 46, 48].map((at) => at * hour);

    expect(mostInADay(times)).toBe(4);
    expect(mostInADay([])).toBe(0);
  });

  it('two runs with one seed are the same', () => {
    expect(run(none, daily)).toEqual(run(none, daily));
  });

  it('without an attack every owner gets in and no goal is missed', () => {
    const figures = figuresOf('none', [run(none, daily)]);

    expect(figures).toMatchObject({ signIns: 30, signedIn: 30, longPercent: 0, locked: 0 });
    expect(missedGoals(figures, false)).toEqual([]);
  });

  it('owners who do not get in are a missed goal', () => {
    const figures = figuresOf('lost', [run(losesRows, daily)]);

    expect(figures.signedIn).toBe(0);
    expect(missedGoals(figures, true)).toContain('lost: an owner did not get in');
    expect(missedGoals(figures, true)).toContain('lost: an account is locked');
  });

  it('more mails than allowed are a missed goal', () => {
    const figures = figuresOf('flood', [run(floods, { ...daily, habit: 'absent' })]);

    expect(figures.mailsInADayAbsent).toBeGreaterThan(1_400);
    expect(missedGoals(figures, true)).toContain(
      'flood: more than 170 mails in 24 h, owner absent',
    );
  });
});
