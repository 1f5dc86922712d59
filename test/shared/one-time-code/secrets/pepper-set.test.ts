import { describe, expect, it } from 'vitest';
import { computeCode } from '#shared/one-time-code/secrets/code.ts';
import { mailboxKey } from '#shared/one-time-code/secrets/mailbox.ts';
import {
  lastingPepper,
  type PepperSet,
  pepperById,
  pepperIdOf,
  pepperSetOf,
} from '#shared/one-time-code/secrets/pepper-set.ts';
import { rowOwner } from '#shared/one-time-code/secrets/row-key.ts';
import { compare } from '../../../../functions/verify-auth-challenge-response/decide.ts';
import { idOf } from '../states.ts';

const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];

/** The deployments of a rotation from one pepper to the other. */
const rotation = (old: string, fresh: string): readonly PepperSet[] => [
  { current: old },
  { current: old, previous: fresh },
  { current: fresh, previous: old },
  { current: fresh },
];

/** Both, since it is chance whose id sorts first. */
const rotations = [
  ['to the second pepper', rotation(one, two)],
  ['to the first pepper', rotation(two, one)],
] as const;

const context = {
  kind: 'digits',
  userPoolId: 'pool',
  user: 'sub',
  channel: 'email',
  address: 'ada@example.com',
  challengeId: idOf('a'),
} as const;

/** Create and courier under one set of peppers, verify under another. */
const answered = (made: PepperSet, verified: PepperSet): string => {
  const { kind, challengeId, userPoolId, user, address } = context;
  const challenge = { slot: 0, kind, challengeId, pepperId: pepperIdOf(made.current) } as const;
  const typed = computeCode(made.current, context, 8);
  const facts = { typed, challenge, userPoolId, user, address };
  return compare(facts, verified, { codeLength: 8 });
};

describe.each(rotations)('a rotation %s', (_, deployments) => {
  it('refuses no right code while one deployment replaces another', () => {
    const mixes = deployments.flatMap((made, index) =>
      deployments.slice(Math.max(0, index - 1), index + 2).map((other) => answered(made, other)),
    );

    expect(new Set(mixes)).toEqual(new Set(['right']));
    expect(mixes).toHaveLength(10);
  });

  it('would refuse codes without the first deployment', () => {
    const [before, , swapped] = deployments;
    if (before === undefined || swapped === undefined) throw new Error('no deployments');

    expect(answered(swapped, before)).toBe('wrong');
  });

  it('moves the rows of unknown users and the budgets of mailboxes once', () => {
    const moves = (keyOf: (pepper: string) => string) =>
      new Set(deployments.map((peppers) => keyOf(lastingPepper(peppers)))).size - 1;
    const facts = { userPoolId: 'pool', userName: 'x', sub: undefined, userNotFound: true };

    expect(moves((pepper) => rowOwner(facts, pepper).rowKey)).toBe(1);
    expect(moves((pepper) => mailboxKey('ada@example.com', pepper))).toBe(1);
  });

  it('keeps keys while the peppers are swapped', () => {
    const [, first, swapped] = deployments;
    if (first === undefined || swapped === undefined) throw new Error('no deployments');

    expect(lastingPepper(swapped)).toBe(lastingPepper(first));
  });
});

describe('set of peppers', () => {
  it('knows current and previous by their ids and no other', () => {
    const peppers = { current: one, previous: two };

    expect(pepperById(peppers, pepperIdOf(one))).toBe(one);
    expect(pepperById(peppers, pepperIdOf(two))).toBe(two);
    expect(pepperById(peppers, pepperIdOf('c'.repeat(64)))).toBeUndefined();
    expect(pepperById({ current: one }, pepperIdOf(two))).toBeUndefined();
    expect(pepperById(peppers, '')).toBeUndefined();
  });

  it('has no previous one where there was no rotation', () => {
    expect(pepperSetOf(one, 'none')).toEqual({ current: one });
    expect(pepperSetOf(one, two)).toEqual({ current: one, previous: two });
  });

  it('names a pepper by 32 bits', () => {
    expect(pepperIdOf(one)).toMatch(/^[0-9a-f]{8}$/);
    expect(pepperIdOf(one)).not.toBe(pepperIdOf(two));
  });
});
