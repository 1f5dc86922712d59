import { describe, expect, it } from 'vitest';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { freeSlot } from '#shared/one-time-code/rules/free-slot.ts';
import { decideStart } from '#shared/one-time-code/rules/start.ts';
import { type ChallengeState, emptyState } from '#shared/one-time-code/state.ts';
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
    ['younger than L and due: mailed again', {}, 30, 'mailAgain'],
    ['younger than L and not due: joined', {}, 29, 'join'],
    ['a millisecond younger than L and due: mailed again', {}, 299.999, 'mailAgain'],
    ['L old and due: a new challenge', {}, 300, 'newChallenge'],
    ['older than L and not due: joined', { mails: mailedAt(290) }, 301, 'join'],
    [
      'in its last minute: a new challenge, pause or not',
      { mails: mailedAt(535) },
      540,
      'newChallenge',
    ],
    ['just before its last minute and not due: joined', { mails: mailedAt(535) }, 539, 'join'],
    ['spent and due: a new challenge', newest({ attempts: 3 }), 30, 'newChallenge'],
    ['spent and not due: wait', newest({ attempts: 3 }), 29, 'wait'],
    ['expired: a new challenge', {}, 600, 'newChallenge'],
    ['dated ahead and not due: wait', newest({ createdAt: t0 + 2 * minute }), 1, 'wait'],
    [
      'used a moment ago: a new challenge',
      { ...newest({ usedBy: 'i' }), lastSuccessAt: t0 + 1 },
      1,
      'newChallenge',
    ],
  ] as const)('a newest challenge that is %s', (_, overrides, seconds, expected) => {
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

  it.each([
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
  ] as const)('is %s', (_, overrides, expected) => {
    expect(freeSlot(aState(overrides as Partial<ChallengeState>), t0 + second)).toBe(expected);
  });
});
