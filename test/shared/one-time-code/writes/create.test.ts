import { describe, expect, it } from 'vitest';
import { lifetimeMs, rowLifetimeMs } from '#shared/one-time-code/limits.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { decideStart } from '#shared/one-time-code/rules/start.ts';
import { type ChallengeState, emptyState } from '#shared/one-time-code/state.ts';
import { applyCreate, createWrite, nextMailNumber } from '#shared/one-time-code/writes/create.ts';
import { aChallenge, aState, idOf, mailsUntil, minute, second, t0 } from '../states.ts';

const fresh = { id: idOf('new'), pepperId: '0a1b2c3d', deliverable: true, envelope: 'sealed' };

const writeAt = (state: ChallengeState, now: number, overrides: Partial<typeof fresh> = {}) => {
  const decision = decideStart(state, { longCodesOnly: false }, now);
  if (decision.outcome === 'join' || decision.outcome === 'wait') throw new Error('nothing is due');
  return createWrite(state, decision, { ...fresh, ...overrides }, now);
};
const startAt = (state: ChallengeState, now: number, overrides: Partial<typeof fresh> = {}) =>
  applyCreate(state, writeAt(state, now, overrides));

describe('new challenge', () => {
  it('the first one makes the row', () => {
    const expiresAt = t0 + lifetimeMs;

    expect(startAt(emptyState, t0)).toMatchObject({
      version: 1,
      mails: [t0],
      delivery: { status: 'due', mailNumber: 1, tries: 0, leaseUntil: 0, envelope: 'sealed' },
      ttl: (t0 + rowLifetimeMs) / 1000,
    });
    expect(startAt(emptyState, t0)?.slots).toContainEqual({
      ...{ id: fresh.id, kind: 'digits', pepperId: fresh.pepperId },
      ...{ createdAt: t0, expiresAt, attempts: 0 },
    });
  });

  it('leaves the challenge before it as it is', () => {
    const old = aState();
    const next = startAt(old, t0 + 5 * minute);

    expect(next?.newestSlot).toBe(1);
    expect(next?.slots[0]).toEqual(old.slots[0]);
    expect(next?.slots[1]?.id).toBe(fresh.id);
  });

  it('for an unknown user differs in nothing but a mail that is never sent', () => {
    const known = startAt(emptyState, t0);
    const unknown = startAt(emptyState, t0, { deliverable: false });

    expect(unknown).toEqual({ ...known, delivery: { ...known?.delivery, status: 'none' } });
  });

  it('forgets counts of blocks that are older than 48 h, and no others', () => {
    const block = blockOf(t0);
    const wrongByBlock = { [block - 5]: 4, [block - 4]: 3, [block]: 2 };

    expect(startAt(aState({ wrongByBlock }), t0 + 5 * minute)?.wrongByBlock).toEqual({
      [block - 4]: 3,
      [block]: 2,
    });
  });

  it('takes the mail that was answered off the list, once', () => {
    const used = aState({
      slots: [aChallenge({ usedBy: 'i' }), undefined],
      mails: [t0, t0 - minute],
      lastSuccessAt: t0 + 5,
    });
    const next = startAt(used, t0 + second);
    const again = next && startAt(next, t0 + minute);

    expect(next).toMatchObject({ mails: [t0 + second, t0 - minute], countedSuccess: t0 + 5 });
    expect(again?.mails).toEqual([t0 + minute, t0 + second, t0 - minute]);
  });

  it('does not count a right answer twice after a clock that was slow', () => {
    const success = { lastSuccessAt: t0, countedSuccess: t0 };
    const slow = startAt(aState({ ...success, mails: [] }), t0 - 5 * minute);

    expect(slow?.countedSuccess).toBe(t0);
  });

  it('keeps 32 mails at most, the last ones', () => {
    const mails = mailsUntil(t0, 32);
    const next = startAt(aState({ mails }), t0 + 10 * minute);

    expect(next?.mails).toEqual([t0 + 10 * minute, ...mails.slice(0, 31)]);
  });
});

describe('mail again', () => {
  it('counts a mail and leaves the challenge as it is', () => {
    const old = aState();
    const next = startAt(old, t0 + 30 * second);

    expect(next?.slots).toEqual(old.slots);
    expect(next).toMatchObject({
      version: 2,
      mails: [t0 + 30 * second, t0],
      delivery: { status: 'due', mailNumber: 2, slot: 0 },
    });
  });

  it('is refused where the challenge was used meanwhile', () => {
    const old = aState();
    const used = { ...old, slots: [aChallenge({ usedBy: 'i' }), undefined] as const };

    expect(applyCreate(used, writeAt(old, t0 + 30 * second))).toBeUndefined();
  });
});

describe('compare-and-swap of create', () => {
  it.each([
    ['a new challenge', 5 * minute],
    ['a mail again', 30 * second],
  ])('the second of two writes of %s on one version is refused', (_, age) => {
    const old = aState();
    const [one, two] = [writeAt(old, t0 + age), writeAt(old, t0 + age, { id: idOf('other') })];
    const written = applyCreate(old, one);

    expect(written && applyCreate(written, two)).toBeUndefined();
  });

  it('the mail number is the version that the write leaves', () => {
    const next = startAt(aState({ version: 7 }), t0 + 5 * minute);

    expect(next?.version).toBe(8);
    expect(next?.delivery.mailNumber).toBe(nextMailNumber({ version: 7 }));
  });

  it('keeps wrong answers that were counted between read and write', () => {
    const block = blockOf(t0);
    const now = t0 + 5 * minute;
    const write = writeAt(aState(), now);

    expect(
      applyCreate(aState({ wrongByBlock: { [block]: 9 }, wrongInARow: 9 }), write),
    ).toMatchObject({
      wrongByBlock: { [block]: 9 },
      wrongInARow: 9,
    });
  });
});
