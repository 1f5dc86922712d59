import { describe, expect, it } from 'vitest';
import { leaseMs } from '#shared/one-time-code/limits.ts';
import type { ChallengeState } from '#shared/one-time-code/state.ts';
import { finishDelivery, giveBack } from '#shared/one-time-code/writes/delivery-outcome.ts';
import { lease, whyNotLeased } from '#shared/one-time-code/writes/lease.ts';
import { aChallenge, aState, idOf, minute, second, t0 } from '../states.ts';

const now = t0 + second;
const record = { mailNumber: 1, challengeId: idOf('a') };
const withDelivery = (overrides: Partial<ChallengeState['delivery']>) =>
  aState({ delivery: { ...aState().delivery, ...overrides } });
const withChallenge = (overrides: Parameters<typeof aChallenge>[0]) =>
  aState({ slots: [aChallenge(overrides), undefined] });
const leased = (state: ChallengeState, at = now) => lease(state, record, at) ?? state;

describe('lease', () => {
  it('takes a mail that is due for 15 s and pays one try', () => {
    expect(leased(aState()).delivery).toMatchObject({
      status: 'sending',
      leaseUntil: now + leaseMs,
      tries: 1,
    });
  });

  it('takes a mail again once the lease of a courier that died has run out', () => {
    const again = leased(leased(aState()), now + leaseMs);

    expect(again.delivery).toMatchObject({ tries: 2, leaseUntil: now + 2 * leaseMs });
  });

  it('takes a mail whose challenge is dated ahead, since the clock may be right before it expires', () => {
    expect(lease(withChallenge({ createdAt: now + 5 * minute }), record, now)).toBeDefined();
  });

  it.each<[string, ChallengeState, 'held' | 'done']>([
    ['a newer mail replaced it', withDelivery({ mailNumber: 2 }), 'done'],
    [
      'the row was made again and holds another challenge',
      withChallenge({ id: idOf('b') }),
      'done',
    ],
    ['the code is used', withChallenge({ usedBy: 'i' }), 'done'],
    ['the code is spent', withChallenge({ attempts: 3 }), 'done'],
    ['the code has expired', withChallenge({ expiresAt: now }), 'done'],
    ['it was handed over', withDelivery({ status: 'handed' }), 'done'],
    ['it is undeliverable', withDelivery({ status: 'undeliverable' }), 'done'],
    ['it is never sent', withDelivery({ status: 'none' }), 'done'],
    ['two tries were made', withDelivery({ tries: 2 }), 'done'],
    [
      'another courier holds it',
      withDelivery({ status: 'sending', leaseUntil: now + 1, tries: 1 }),
      'held',
    ],
    [
      'another courier holds it for the last try',
      withDelivery({ status: 'sending', leaseUntil: now + 1, tries: 2 }),
      'done',
    ],
  ])('is refused where %s', (_, state, why) => {
    expect(lease(state, record, now)).toBeUndefined();
    expect(whyNotLeased(state, record, now)).toBe(why);
  });
});

describe('give back', () => {
  it('returns the try and ends the lease without making the mail due', () => {
    const held = leased(aState());
    const given = giveBack(held, { mailNumber: 1, leaseUntil: held.delivery.leaseUntil }) ?? held;

    expect(given.delivery).toMatchObject({ status: 'sending', leaseUntil: 0, tries: 0 });
    expect(lease(given, record, now)).toBeDefined();
  });

  it.each([
    ['another mail', { mailNumber: 2, leaseUntil: now + leaseMs }],
    ['another lease', { mailNumber: 1, leaseUntil: now + leaseMs + 1 }],
  ])('is refused for %s', (_, held) => {
    expect(giveBack(leased(aState()), held)).toBeUndefined();
  });

  it('is refused once the mail was handed over', () => {
    const handed = finishDelivery(leased(aState()), record, 'handed') ?? aState();

    expect(giveBack(handed, { mailNumber: 1, leaseUntil: 0 })).toBeUndefined();
  });
});

describe('end of a mail', () => {
  it.each(['handed', 'undeliverable', 'none'] as const)(
    '%s is kept, and nothing is sent again',
    (status) => {
      const ended = finishDelivery(leased(aState()), record, status) ?? aState();

      expect(ended.delivery).toMatchObject({ status, tries: 1 });
      expect(lease(ended, record, now + leaseMs)).toBeUndefined();
    },
  );

  it('is refused where the row was made again, so that its first mail is sent', () => {
    expect(finishDelivery(withChallenge({ id: idOf('b') }), record, 'handed')).toBeUndefined();
  });

  it('is refused where a newer mail replaced it', () => {
    expect(finishDelivery(withDelivery({ mailNumber: 2 }), record, 'handed')).toBeUndefined();
  });
});
