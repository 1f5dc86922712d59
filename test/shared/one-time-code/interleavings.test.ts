import { describe, expect, it } from 'vitest';
import { announcedMs, leaseMs, longestPauseWithoutCodeMs } from '#shared/one-time-code/limits.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import fc from '../../support/properties.ts';
import { Machine } from './machine.ts';
import { hour, minute, second } from './states.ts';

type Step = (machine: Machine) => void;

const index = fc.nat({ max: 1_000 });
const always = <T>(arbitrary: fc.Arbitrary<T>, step: (value: T) => Step) => arbitrary.map(step);

const waits = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 * second }) },
  { weight: 4, arbitrary: fc.integer({ min: minute, max: 11 * minute }) },
  { weight: 1, arbitrary: fc.integer({ min: hour, max: 13 * hour }) },
);
/** The owner gets in, which sets the wrong answers in a row back to none. */
const signIn: Step = (machine) => {
  machine.start();
  machine.answer(-1, true);
  machine.consume(-1);
};
const guess: Step = (machine) => {
  machine.moveClock(longestPauseWithoutCodeMs);
  machine.start();
  for (const of of [-1, -1, -1, -2, -2, -2]) machine.answer(of, false);
};
/** Both slots hold a usable code: the most that an attacker can answer at once. */
const makeTwo: Step = (machine) => {
  machine.start();
  machine.moveClock(announcedMs);
  machine.start();
};
const courierDies: Step = (machine) => {
  machine.lease(-1);
  machine.deliver(-1, 'dies after');
  machine.moveClock(leaseMs);
};

const steps = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(signIn, guess, guess, makeTwo, courierDies) },
  { weight: 6, arbitrary: always(waits, (ms) => (machine) => machine.moveClock(ms)) },
  { weight: 1, arbitrary: always(waits, (ms) => (machine) => machine.moveClock(-ms)) },
  { weight: 6, arbitrary: fc.constant<Step>((machine) => machine.start()) },
  { weight: 2, arbitrary: fc.constant<Step>((machine) => machine.read()) },
  { weight: 2, arbitrary: always(index, (of) => (machine) => void machine.write(of)) },
  {
    weight: 8,
    arbitrary: always(
      fc.tuple(index, fc.integer({ max: 9, min: 0 })),
      ([of, right]) =>
        (machine) =>
          machine.answer(of, right === 0),
    ),
  },
  { weight: 3, arbitrary: always(index, (of) => (machine) => machine.consume(of)) },
  { weight: 3, arbitrary: always(index, (of) => (machine) => machine.lease(of)) },
  {
    weight: 3,
    arbitrary: always(
      fc.tuple(index, fc.constantFrom('handed', 'dies after', 'dies before', 'error')),
      ([of, end]) =>
        (machine) =>
          machine.deliver(of, end),
    ),
  },
);

const runs = fc.array(steps, { maxLength: 300, size: 'max' });
const options = { numRuns: 150 };

/** An attacker who does nothing but guess, and an owner who comes now and then. */
const guesses = fc.array(fc.constantFrom(signIn, guess, makeTwo), { maxLength: 60, size: 'max' });

/** Any interleaving. What a machine notes never goes away, so that it is enough to look at the end. */
const holdsAlways = (check: (machine: Machine) => void): void => {
  fc.assert(
    fc.property(fc.oneof(runs, guesses), (run) => {
      const machine = new Machine();
      for (const step of run) step(machine);
      check(machine);
    }),
    options,
  );
};

const most = (counts: ReadonlyMap<unknown, number>): number => Math.max(0, ...counts.values());

const countBy = <K>(values: readonly number[], key: (value: number) => K): Map<K, number> => {
  const counts = new Map<K, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return counts;
};

describe('in any order of starts, answers, resends, retries, clocks and couriers', () => {
  it('at most ten wrong answers are compared with short codes in a block of 12 h', () => {
    holdsAlways(({ wrongTimes }) => {
      expect(most(countBy(wrongTimes, blockOf))).toBeLessThanOrEqual(10);
    });
  });

  it('at most 30 wrong answers are compared with short codes in any 24 h', () => {
    holdsAlways(({ wrongTimes }) => {
      for (const from of wrongTimes) {
        const inADay = wrongTimes.filter((at) => at >= from && at < from + 24 * hour);
        expect(inADay.length).toBeLessThanOrEqual(30);
      }
    });
  });

  it('at most three answers are compared with one short code', () => {
    holdsAlways(({ compared }) => expect(most(compared)).toBeLessThanOrEqual(3));
  });

  it('a challenge is used once', () => {
    holdsAlways(({ used }) => expect(most(used)).toBeLessThanOrEqual(1));
  });

  it('no write of create overwrites a usable challenge', () => {
    holdsAlways(({ killed }) => expect(killed).toEqual([]));
  });

  it('a code is accepted by the mail service twice at most under one mail number', () => {
    holdsAlways(({ sent }) => expect(most(sent)).toBeLessThanOrEqual(2));
  });

  it('a consumption that the SDK repeats counts as done by its own invocation', () => {
    holdsAlways((machine) => expect(machine.consumeAgain()).not.toBe(false));
  });

  it('50 starts together, and 50 more after them, make one challenge and one mail', () => {
    holdsAlways((machine) => {
      const mails = machine.startTogether(50);
      expect(mails).toBeLessThanOrEqual(1);
      if (mails === 1) expect(machine.startTogether(50)).toBe(0);
    });
  });

  it('a start leaves every usable code usable', () => {
    holdsAlways((machine) => {
      machine.start();
      expect(machine.killed).toEqual([]);
    });
  });
});
