import { announcedMs, clockSkewMs, digitsAttempts, lifetimeMs } from '../limits.ts';
import type { Challenge, ChallengeState } from '../state.ts';
import { isBlockFull } from './blocks.ts';

/** Whether a time counts: what is dated more than 60 s ahead was written by a clock that was wrong. */
export const isDatedWell = (at: number, now: number): boolean => at <= now + clockSkewMs;

/**
 * Not expired, and not dated ahead. `expiresAt` says both, so that a condition needs one attribute:
 * now < expiresAt <= now + 2L + 60 s.
 */
export const isAlive = ({ expiresAt }: Pick<Challenge, 'expiresAt'>, now: number): boolean =>
  expiresAt > now && isDatedWell(expiresAt - lifetimeMs, now);

/** Used or spent: neither the clock nor a new block brings it back. */
export const isFinished = ({ kind, attempts, usedBy }: Challenge): boolean =>
  usedBy !== undefined || (kind === 'digits' && attempts >= digitsAttempts);

/**
 * Whether a right answer would be accepted now.
 *
 * | | digits | long |
 * | --- | --- | --- |
 * | unused, alive | needed | needed |
 * | fewer than three answers | needed | |
 * | fewer than ten wrong answers in this block | needed | |
 */
export const isUsable = (
  challenge: Challenge | undefined,
  state: Pick<ChallengeState, 'wrongByBlock'>,
  now: number,
): challenge is Challenge =>
  challenge !== undefined &&
  isAlive(challenge, now) &&
  !isFinished(challenge) &&
  (challenge.kind === 'long' || !isBlockFull(state, now));

export const isYoung = ({ createdAt }: Challenge, now: number): boolean =>
  now < createdAt + announcedMs;

export const newestOf = ({ slots, newestSlot }: ChallengeState): Challenge | undefined =>
  slots[newestSlot];
