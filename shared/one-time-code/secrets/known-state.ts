import type { Challenge, ChallengeState } from '../state.ts';
import { type PepperSet, pepperById } from './pepper-set.ts';

/**
 * The state without challenges under a pepper that this deployment does not know. Their codes cannot be computed any
 * more, so they must neither be joined nor keep a slot.
 */
export const knownState = (state: ChallengeState, peppers: PepperSet): ChallengeState => {
  const known = (challenge: Challenge | undefined): Challenge | undefined =>
    challenge === undefined || pepperById(peppers, challenge.pepperId) === undefined
      ? undefined
      : challenge;
  return { ...state, slots: [known(state.slots[0]), known(state.slots[1])] };
};
