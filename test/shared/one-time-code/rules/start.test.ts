import { describe, expect, it } from 'vitest';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { freeSlot } from '#shared/one-time-code/rules/free-slot.ts';
import { decideStart } from '#shared/one-time-code/rules/start.ts';
import { type ChallengeState, emptyState, type Slot } from '#shared/one-time-code/state.ts';
import { aChallenge, aState, idOf, mailsUntil, minute, second, t0 } from '../states.ts';

const policy = { longCodesOnly: false };
const outcomeAt = (state: ChallengeState, seconds: number) =>
  decideStart(state, policy, t0 + seconds * second).outcome;
const newest = (overrides: Parameters<typeof aChallenge>[0]): Partial<ChallengeState> => ({
  slots: [aChallenge(overrides), undefined],
});
/** The pause is two minutes, and its last mail was sent when the challenge was this old. */
const mailedAt = (seconds: number) => mailsUntil(t0 + seconds * second, 3);

describe('start', () => {
  it('the first start makes a challenge in slot 0 or 1', () => {
    expect(decideStart(emptyState, policy, t0)).toMatchObject({
      outcome: 'newChallenge',
      kind: 'digits',
    });
  });

  it.each([
    ['that is younger than L is mailed again when a start is due', {}, 30, 'mailAgain'],
    ['that is younger than L is joined when no start is due', {}, 29, 'join'],
    [
      'that is a millisecond younger than L is mailed again when a start is due',
      {},
      299.999,
      'mailAgain',
    ],
    ['that is L old is followed by a new one when a start is due', {}, 300, 'newChallenge'],
    ['that is older than L is joined when no start is due', { mails: mailedAt(290) }, 301, 'join'],
    [
      'in its last minute is followed by a new one, pause or not',
      { mails: mailedAt(535) },
      540,
      'newChallenge',
    ],
    [
      'just before its last minute is joined when no start is due',
      { mails: mailedAt(535) },
      539,
      'join',
    ],
    [
      'that is spent is followed by a new one when a start is due',
      newest({ attempts: 3 }),
      30,
      'newChallenge',
    ],
    ['that is spent lets a start wait when none is due', newest({ attempts: 3 }), 29, 'wait'],
    ['that has expired is followed by a new one', {}, 600, 'newChallenge'],
    [
      'that is dated ahead lets a start wait when none is due',
      newest({ createdAt: t0 + 2 * minute }),
      1,
      'wait',
    ],
    [
      'that was used a moment ago is followed by a new one',
      { ...newest({ usedBy: 'i' }), lastSuccessAt: t0 + 1 },
      1,
      'newChallenge',
    ],
  ] as const)('a newest challenge %s', (_, overrides, seconds, expected) => {
    expect(outcomeAt(aState(overrides), seconds)).toBe(expected);
  });

  it('a wait names the rest of the pause, 30 s at most', () => {
    const state = aState({ ...newest({ attempts: 3 }), mails: mailsUntil(t0, 12) });

    expect(decideStart(state, policy, t0 + 10 * second)).toEqual({
      outcome: 'wait',
      retryInMs: 20 * second,
    });
  });

  it('a digits challenge in a full block is not joined', () => {
    const state = aState({ wrongByBlock: { [blockOf(t0)]: 10 } });

    expect(decideStart(state, policy, t0 + 30 * second)).toMatchObject({
      outcome: 'newChallenge',
      kind: 'long',
    });
  });

  it('a long challenge in a full block is joined', () => {
    const wrongByBlock = { [blockOf(t0)]: 10 };

    expect(outcomeAt(aState({ ...newest({ kind: 'long' }), wrongByBlock }), 1)).toBe('join');
  });

  it('beside two usable challenges the newest is mailed again, and only when the pause is over', () => {
    const before = aChallenge({ id: idOf('b'), createdAt: t0 + 50 * second });
    const state = aState({ slots: [aChallenge(), before] });

    expect(outcomeAt(state, 540)).toBe('mailAgain');
    expect(outcomeAt({ ...state, mails: mailedAt(535) }, 540)).toBe('join');
  });
});

describe('slot of a new challenge', () => {
  const usable = aChallenge({ id: idOf('b') });
  const full = { wrongByBlock: { [blockOf(t0)]: 10 } };
  const long = aChallenge({ id: idOf('l'), kind: 'long' });

  it.each<[string, Partial<ChallengeState>, Slot | undefined]>([
    ['the other one beside a usable newest', { slots: [aChallenge(), undefined] }, 1],
    [
      'the other one after a spent newest, which an answer may still be on its way to',
      newest({ attempts: 3 }),
      1,
    ],
    ['the other one after a used newest', newest({ usedBy: 'i' }), 1],
    [
      'its own after a spent newest beside a usable one',
      { slots: [aChallenge({ attempts: 3 }), usable] },
      0,
    ],
    [
      'its own after an expired newest, which a clock could bring back',
      newest({ expiresAt: t0 }),
      0,
    ],
    [
      'its own after one in a full block, which the next block would bring back',
      { ...newest({}), ...full },
      0,
    ],
    [
      'its own after one in a full block, beside a long one',
      { slots: [aChallenge(), long], ...full },
      0,
    ],
    ['none beside two usable ones', { slots: [aChallenge(), usable] }, undefined],
  ])('is %s', (_, overrides, expected) => {
    expect(freeSlot(aState(overrides), t0 + second)).toBe(expected);
  });
});
