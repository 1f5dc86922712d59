import { lastMinuteMs, longestPauseWithoutCodeMs, pauses } from '../limits.ts';
import type { ChallengeState } from '../state.ts';
import { hasNewSuccess, lastMailAt, unansweredMails } from './unanswered.ts';
import { isUsable, newestOf } from './usable.ts';

/**
 * | unanswered mails | pause after the last one |
 * | --- | --- |
 * | fewer than 3 | 30 s |
 * | fewer than 6 | 2 min |
 * | fewer than 10 | 5 min |
 * | 10 or more | 10 min |
 */
export const pauseFor = (unanswered: number): number =>
  pauses.find(({ below }) => unanswered < below)?.pauseMs ?? pauses[3].pauseMs;

const pauseNow = (state: ChallengeState, now: number): number => {
  const pause = pauseFor(unansweredMails(state, now));
  return isUsable(newestOf(state), state, now) ? pause : Math.min(pause, longestPauseWithoutCodeMs);
};

/**
 * When the pause ends, in milliseconds since 1970. A right answer ends it until
 * the next mail; without a mail there is none (0).
 */
export const pauseEndsAt = (state: ChallengeState, now: number): number => {
  const last = lastMailAt(state, now);
  return last === undefined || hasNewSuccess(state, now) ? 0 : last + pauseNow(state, now);
};

/** A code in its last minute is followed by another one, pause or not. */
export const isInLastMinute = (state: ChallengeState, now: number): boolean => {
  const newest = newestOf(state);
  return newest !== undefined && newest.expiresAt > now && newest.expiresAt - now <= lastMinuteMs;
};
