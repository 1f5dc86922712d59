import { describe, expect, it } from 'vitest';
import { isInLastMinute, pauseEndsAt } from '#shared/one-time-code/rules/pause.ts';
import { unansweredMails } from '#shared/one-time-code/rules/unanswered.ts';
import { aChallenge, aState, hour, mailsUntil, minute, second, t0 } from '../states.ts';

const pauseAfter = (state: ReturnType<typeof aState>) => pauseEndsAt(state, t0 + second) - t0;

describe('pause', () => {
  it.each([
    [1, 30 * second],
    [2, 30 * second],
    [3, 2 * minute],
    [5, 2 * minute],
    [6, 5 * minute],
    [9, 5 * minute],
    [10, 10 * minute],
    [32, 10 * minute],
  ])('after %i unanswered mails the pause is %i ms', (count, pauseMs) => {
    expect(pauseAfter(aState({ mails: mailsUntil(t0, count) }))).toBe(pauseMs);
  });

  it.each([
    ['used', { usedBy: 'i' }],
    ['spent', { attempts: 3 }],
    ['expired', { expiresAt: t0 }],
  ])('while the newest challenge is %s the pause is 30 s at most', (_, overrides) => {
    const slots = [aChallenge(overrides), undefined] as const;

    expect(pauseAfter(aState({ slots, mails: mailsUntil(t0, 10) }))).toBe(30 * second);
  });

  it('without a mail there is no pause', () => {
    expect(pauseEndsAt(aState({ mails: [] }), t0)).toBe(0);
  });

  it('a right answer ends the pause', () => {
    expect(pauseEndsAt(aState({ lastSuccessAt: t0 + 1 }), t0 + second)).toBe(0);
  });

  it.each([
    ['', t0 - 1],
    [', also where a fast clock dated the answer', t0 + 10 * second],
  ])('a mail after a right answer has its pause%s', (_, success) => {
    const state = aState({ lastSuccessAt: success, countedSuccess: success });

    expect(pauseAfter(state)).toBe(30 * second);
  });

  it('a mail that is dated more than 60 s ahead causes no pause', () => {
    const mails = [t0 + 61 * second + 1];

    expect(pauseEndsAt(aState({ mails }), t0)).toBe(0);
    expect(pauseEndsAt(aState({ mails }), t0 + 2 * second)).toBeGreaterThan(t0);
  });

  it.each([
    [539, false],
    [540, true],
    [599, true],
    [600, false],
  ])('a challenge of %i s is in its last minute: %s', (age, expected) => {
    expect(isInLastMinute(aState(), t0 + age * second)).toBe(expected);
  });
});

describe('unanswered mails', () => {
  it.each([
    ['all count before the first right answer', { mails: mailsUntil(t0, 4) }, 4],
    ['a mail of 24 h ago no longer counts', { mails: [t0, t0 - 24 * hour] }, 1],
    ['a mail dated more than 60 s ahead does not count', { mails: [t0 + 61 * second, t0] }, 1],
    ['a mail dated 60 s ahead counts', { mails: [t0 + minute, t0] }, 2],
    ['a right answer takes off the last mail before it', { mails: [t0 - 5], lastSuccessAt: t0 }, 0],
    [
      'those before a right answer count half, those since count whole',
      { mails: [t0, t0 - 10, t0 - 20, t0 - 30], lastSuccessAt: t0 - 5 },
      2,
    ],
    [
      'a right answer that create has counted takes off no second mail',
      { mails: [t0 - 10, t0 - 20], lastSuccessAt: t0 - 5, countedSuccess: t0 - 5 },
      1,
    ],
    [
      'a mail in the millisecond of the right answer is since',
      { mails: [t0], lastSuccessAt: t0 },
      1,
    ],
    [
      'a right answer dated more than 60 s ahead does not count',
      { mails: mailsUntil(t0, 4), lastSuccessAt: t0 + 2 * minute },
      4,
    ],
  ])('%s', (_, overrides, expected) => {
    expect(unansweredMails(aState(overrides), t0)).toBe(expected);
  });
});
