import { describe, expect, it } from 'vitest';
import { lifetimeMs } from '#shared/one-time-code/limits.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import type { ChallengeState } from '#shared/one-time-code/state.ts';
import { consume, isConsumedBy } from '#shared/one-time-code/writes/consume.ts';
import { reserve } from '#shared/one-time-code/writes/reserve.ts';
import { aChallenge, aState, idOf, minute, t0 } from '../states.ts';

const block = blockOf(t0);
const now = t0 + minute;
const answered = { slot: 0, challengeId: idOf('a') } as const;
const consumption = {
  ...answered,
  invocation: 'i1',
  reservedBlock: block,
  addressHash: 'hash',
} as const;
const withChallenge = (overrides: Parameters<typeof aChallenge>[0]) =>
  aState({ slots: [aChallenge(overrides), undefined] });

describe('reserve', () => {
  it('pays one answer of the challenge, of the block and in a row', () => {
    const state = aState({ wrongInARow: 4, wrongByBlock: { [block]: 2 } });

    expect(reserve(state, answered, now)).toMatchObject({
      slots: [{ attempts: 1 }, undefined],
      wrongInARow: 5,
      wrongByBlock: { [block]: 3 },
      version: state.version,
    });
  });

  it.each<[string, ChallengeState]>([
    ['the slot holds another challenge', withChallenge({ id: idOf('b') })],
    ['the slot is empty', aState({ slots: [undefined, undefined] })],
    ['the challenge is long', withChallenge({ kind: 'long' })],
    ['the challenge is used', withChallenge({ usedBy: 'i0' })],
    ['the challenge has expired', withChallenge({ expiresAt: now })],
    ['the challenge is dated ahead', withChallenge({ createdAt: now + minute + 1 })],
    ['three answers were given', withChallenge({ attempts: 3 })],
    ['the block has ten wrong answers', aState({ wrongByBlock: { [block]: 10 } })],
  ])('is refused where %s', (_, state) => {
    expect(reserve(state, answered, now)).toBeUndefined();
  });

  it('500 answers to one code are compared three times', () => {
    let state = aState();
    let compared = 0;
    for (let answer = 0; answer < 500; answer += 1) {
      const reserved = reserve(state, answered, now);
      if (reserved !== undefined) compared += 1;
      state = reserved ?? state;
    }

    expect(compared).toBe(3);
  });
});

describe('consume', () => {
  it('uses the challenge, keeps what it proved and takes its answer off the block', () => {
    const reserved = reserve(aState({ wrongInARow: 4 }), answered, now) ?? aState();

    expect(consume(reserved, consumption, now + 1)).toMatchObject({
      slots: [{ usedBy: 'i1' }, undefined],
      lastSuccessAt: now + 1,
      provenAddress: { hash: 'hash', at: now + 1 },
      wrongInARow: 0,
      wrongByBlock: { [block]: 0 },
    });
  });

  it('of a long code leaves the count of the block as it is', () => {
    const state = { ...withChallenge({ kind: 'long' }), wrongByBlock: { [block]: 10 } };

    expect(consume(state, { ...consumption, reservedBlock: undefined }, now)?.wrongByBlock).toEqual(
      {
        [block]: 10,
      },
    );
  });

  it.each<[string, ChallengeState]>([
    ['the slot holds another challenge', withChallenge({ id: idOf('b') })],
    ['the challenge is used', withChallenge({ usedBy: 'i0' })],
    ['a long challenge has expired', withChallenge({ kind: 'long', expiresAt: now })],
    ['the challenge is dated ahead', withChallenge({ expiresAt: now + lifetimeMs + minute + 1 })],
  ])('is refused where %s', (_, state) => {
    expect(consume(state, consumption, now)).toBeUndefined();
  });

  it('of 50 right answers to one code one is accepted', () => {
    let state = withChallenge({ kind: 'long' });
    let accepted = 0;
    for (let answer = 0; answer < 50; answer += 1) {
      const own = { ...consumption, invocation: `i${answer}`, reservedBlock: undefined };
      const consumed = consume(state, own, now);
      if (consumed !== undefined) accepted += 1;
      state = consumed ?? state;
    }

    expect(accepted).toBe(1);
  });

  it('a repeated write finds its own invocation, and another invocation does not', () => {
    const consumed = consume(aState(), consumption, now) ?? aState();

    expect(isConsumedBy(consumed, consumption)).toBe(true);
    expect(isConsumedBy(consumed, { ...consumption, invocation: 'i2' })).toBe(false);
    expect(isConsumedBy(consumed, { ...consumption, challengeId: idOf('b') })).toBe(false);
    expect(isConsumedBy(consumed, { ...consumption, slot: 1 })).toBe(false);
  });
});
