import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type CodeContext, computeCode } from '#shared/one-time-code/secrets/code.ts';
import { report } from './support/figure.ts';
import { chiSquared, chiSquaredP } from './support/statistics.ts';

const draws = 20_000;

/** The sample is the same in every run. Of fair codes one sample in three thousand has a lower p at one of its positions. */
const lowestP = 1e-5;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ids that are random to whoever computes codes from them, and no others in the next run: chance fails no test. */
const codesOf = (kind: CodeContext['kind']): readonly string[] => {
  const pepper = hash(`pepper of ${kind}`);
  return Array.from({ length: draws }, (_, draw) =>
    computeCode(
      pepper,
      {
        kind,
        userPoolId: 'us-east-1_Local0001',
        user: '00000000-0000-4000-8000-000000000000',
        channel: 'email',
        address: 'user@example.com',
        challengeId: hash(`challenge ${draw}`).slice(0, 32),
      },
      8,
    ),
  );
};

/** How often each character stands at a position. */
const countsAt = (codes: readonly string[], position: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const code of codes) {
    const character = code.charAt(position);
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
};

it.each([
  ['digits', 8, 10],
  ['long', 16, 32],
] as const)(
  'every character is as likely as any other at every position of %s',
  (kind, length, symbols) => {
    const codes = codesOf(kind);
    const positions = Array.from({ length }, (_, position) => countsAt(codes, position));

    const worst = Math.min(
      ...positions.map((counts) => chiSquaredP(chiSquared([...counts.values()]), symbols - 1)),
    );

    expect(positions.every(({ size }) => size === symbols)).toBe(true);
    expect(worst).toBeGreaterThan(lowestP);
  },
);

it('two digits that stand beside each other do not depend on each other', () => {
  const codes = codesOf('digits');
  const pairs = new Map<string, number>();
  for (const code of codes) {
    const pair = code.slice(3, 5);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }

  expect(pairs.size).toBe(100);
  expect(chiSquaredP(chiSquared([...pairs.values()]), 99)).toBeGreaterThan(lowestP);
});

it('20,000 long codes are all different, and 20,000 short ones repeat as chance has it', (context) => {
  const codes = codesOf('digits');
  const repeated = draws - new Set(codes).size;
  const worst = Math.min(
    ...Array.from({ length: 8 }, (_, position) =>
      chiSquaredP(chiSquared([...countsAt(codes, position).values()]), 9),
    ),
  );
  report(context, {
    family: 'randomness',
    figure: `lowest p of chi-squared over 8 positions of 20,000 codes: ${worst.toPrecision(2)}; ${repeated} repeated`,
    goal: `above ${lowestP}; 20000^2 / 2 / 10^8 = 2`,
  });

  expect(new Set(codesOf('long')).size).toBe(draws);
  // Poisson with mean 2: 15 or more come once in 10^8 samples.
  expect(repeated).toBeLessThan(15);
  expect(worst).toBeGreaterThan(lowestP);
});
