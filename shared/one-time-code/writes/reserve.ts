import { rowLifetimeMs } from '../limits.ts';
import { blockOf, countIn } from '../rules/blocks.ts';
import { isUsable } from '../rules/usable.ts';
import { type ChallengeState, type Slot, withSlot } from '../state.ts';

/** Which challenge is answered; travels in the private challenge parameters. */
export type Answered = { readonly slot: Slot; readonly challengeId: string };

/**
 * Pays for one comparison with a short code, before it is made: then the bound depends on no timing. One conditional
 * UpdateItem: attempts, this block's wrong answers and `wrongInARow` each + 1, if
 *
 * | condition | against |
 * | --- | --- |
 * | the slot holds that id, of kind digits | answers to a challenge that was replaced |
 * | unused | replay |
 * | now < expiresAt <= now + 2L + 60 s | old codes, and a clock that ran ahead |
 * | attempts < 3 | guessing at one code |
 * | wrong answers in this block < 10 | guessing over all codes |
 *
 * @returns the state after the write, or nothing where a condition does not hold: the answer is refused uncompared
 */
export const reserve = (
  current: ChallengeState,
  { slot, challengeId }: Answered,
  now: number,
): ChallengeState | undefined => {
  const challenge = current.slots[slot];
  const isHeld = challenge?.id === challengeId && challenge.kind === 'digits';
  if (!isHeld || !isUsable(challenge, current, now)) return undefined;
  return {
    ...current,
    slots: withSlot(current, slot, { ...challenge, attempts: challenge.attempts + 1 }),
    wrongInARow: current.wrongInARow + 1,
    wrongByBlock: countIn(current.wrongByBlock, blockOf(now), 1),
    ttl: Math.ceil((now + rowLifetimeMs) / 1000),
  };
};
