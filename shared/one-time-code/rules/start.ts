import type { OneTimeCodePolicy } from '../limits.ts';
import type { Challenge, ChallengeState, CodeKind, Slot } from '../state.ts';
import { freeSlot } from './free-slot.ts';
import { decideKind } from './kind.ts';
import { isInLastMinute, pauseEndsAt } from './pause.ts';
import { isUsable, isYoung, newestOf } from './usable.ts';

/**
 * | outcome | what happens | mail |
 * | --- | --- | --- |
 * | newChallenge | a challenge of this kind goes into this slot | yes |
 * | mailAgain | the newest challenge is mailed again: the same code | yes |
 * | join | the newest challenge is shown | no |
 * | wait | `step: wait`; at most 30 s, unless a clock went back | no |
 */
export type StartDecision =
  | { readonly outcome: 'newChallenge'; readonly slot: Slot; readonly kind: CodeKind }
  | { readonly outcome: 'mailAgain'; readonly slot: Slot; readonly challenge: Challenge }
  | { readonly outcome: 'join'; readonly slot: Slot; readonly challenge: Challenge }
  | { readonly outcome: 'wait'; readonly retryInMs: number };

/** Where both slots hold a usable challenge, the newest one is mailed again. Only its pause allows that, not its last minute. */
const startBesideUsable = (
  state: ChallengeState,
  challenge: Challenge,
  policy: Pick<OneTimeCodePolicy, 'longCodesOnly'>,
  now: number,
): StartDecision => {
  const pauseIsOver = pauseEndsAt(state, now) <= now;
  const joined = { slot: state.newestSlot, challenge };
  const slot = isYoung(challenge, now) ? undefined : freeSlot(state, now);
  if (slot !== undefined && (pauseIsOver || isInLastMinute(state, now))) {
    return { outcome: 'newChallenge', slot, kind: decideKind(state, policy, now) };
  }
  return { outcome: pauseIsOver ? 'mailAgain' : 'join', ...joined };
};

const startWithoutUsable = (
  state: ChallengeState,
  policy: Pick<OneTimeCodePolicy, 'longCodesOnly'>,
  now: number,
): StartDecision => {
  const retryInMs = pauseEndsAt(state, now) - now;
  const isDue = retryInMs <= 0 || isInLastMinute(state, now);
  // Always there: a newest challenge that is not usable leaves its own slot.
  const slot = freeSlot(state, now) ?? state.newestSlot;
  return isDue
    ? { outcome: 'newChallenge', slot, kind: decideKind(state, policy, now) }
    : { outcome: 'wait', retryInMs };
};

/**
 * The first round of a sign-in, and a resend in a later one. A start never kills a code. It is due when the pause is
 * over, and in the last minute of the newest challenge:
 *
 * | | newest usable, younger than L | usable, older | not usable |
 * | --- | --- | --- | --- |
 * | due | mailed again | new challenge | new challenge |
 * | not due | join | join | wait |
 *
 * Cognito's retry, a double click and parallel starts join by the same table.
 */
export const decideStart = (
  state: ChallengeState,
  policy: Pick<OneTimeCodePolicy, 'longCodesOnly'>,
  now: number,
): StartDecision => {
  const newest = newestOf(state);
  return isUsable(newest, state, now)
    ? startBesideUsable(state, newest, policy, now)
    : startWithoutUsable(state, policy, now);
};
