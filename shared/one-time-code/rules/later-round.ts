import type { Challenge, ChallengeState, Slot } from '../state.ts';
import { pauseEndsAt } from './pause.ts';
import type { RoundMemory } from './round-memory.ts';
import { isUsable } from './usable.ts';

/**
 * | outcome | shown |
 * | --- | --- |
 * | show | this sign-in's challenge with the rest of its life |
 * | dead | the same step, `expiresInSeconds` 0: only a resend or a new sign-in helps |
 * | wait | this sign-in was shown no challenge yet |
 */
export type LaterRoundDecision =
  | { readonly outcome: 'show'; readonly challenge: Challenge; readonly slot: Slot }
  | { readonly outcome: 'dead'; readonly memory: Extract<RoundMemory, { step: 'code' }> }
  | { readonly outcome: 'wait'; readonly retryInMs: number };

/** A round after a wrong answer sends nothing: a wrong answer must not cause a mail. */
export const decideLaterRound = (
  state: ChallengeState,
  memory: RoundMemory,
  now: number,
): LaterRoundDecision => {
  if (memory.step === 'wait') {
    return { outcome: 'wait', retryInMs: Math.max(0, pauseEndsAt(state, now) - now) };
  }
  const challenge = state.slots[memory.slot];
  return challenge?.id === memory.challengeId && isUsable(challenge, state, now)
    ? { outcome: 'show', challenge, slot: memory.slot }
    : { outcome: 'dead', memory };
};
