import { lifetimeMs } from '#shared/one-time-code/limits.ts';
import { type Challenge, type ChallengeState, emptyState } from '#shared/one-time-code/state.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** In the middle of a block of 12 h. */
export const t0 = Date.UTC(2026, 5, 1, 6);

export const idOf = (name: string): string => Buffer.from(name).toString('hex').padEnd(32, '0');

/** A short code, unused; `createdAt` also moves its end. */
export const aChallenge = (overrides: Partial<Challenge> = {}): Challenge => {
  const createdAt = overrides.createdAt ?? t0;
  const base = { id: idOf('a'), kind: 'digits', pepperId: '0a1b2c3d', attempts: 0 } as const;
  return { ...base, createdAt, expiresAt: createdAt + lifetimeMs, ...overrides };
};

/** A row with one mailed challenge, at t0. */
export const aState = (overrides: Partial<ChallengeState> = {}): ChallengeState => ({
  ...emptyState,
  version: 1,
  slots: [aChallenge(), undefined],
  mails: [t0],
  delivery: { ...emptyState.delivery, status: 'due', mailNumber: 1 },
  ...overrides,
});

/** Unanswered mails, the last one at `last` and one a second before it. */
export const mailsUntil = (last: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => last - index * second);
