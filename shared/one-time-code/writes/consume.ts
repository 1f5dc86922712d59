import { rowLifetimeMs } from '../limits.ts';
import { countIn } from '../rules/blocks.ts';
import { isAlive } from '../rules/usable.ts';
import { type ChallengeState, withSlot } from '../state.ts';
import type { Answered } from './reserve.ts';

export type Consumption = Answered & {
  /** This invocation. */
  readonly invocation: string;
  /** The block that {@link reserve} counted in; none for a long code, which reserves nothing. */
  readonly reservedBlock: number | undefined;
  /** Keyed hash of the address that the code was sent to. */
  readonly addressHash: string;
};

/**
 * Uses a challenge up after a right answer. One conditional UpdateItem: `usedBy`, `lastSuccessAt`, `provenAddress`,
 * `wrongInARow` 0, the reserved answer taken off its block, if
 *
 * | condition | against |
 * | --- | --- |
 * | the slot holds that id | a challenge that was replaced |
 * | unused | replay, and parallel right answers |
 * | now < expiresAt <= now + 2L + 60 s | an old long code, which reserve has not looked at |
 *
 * @returns the state after the write, or nothing where a condition does not hold
 */
export const consume = (
  current: ChallengeState,
  { slot, challengeId, invocation, reservedBlock, addressHash }: Consumption,
  now: number,
): ChallengeState | undefined => {
  const challenge = current.slots[slot];
  const isHeld = challenge?.id === challengeId && challenge.usedBy === undefined;
  if (!isHeld || !isAlive(challenge, now)) return undefined;
  const { wrongByBlock } = current;
  return {
    ...current,
    slots: withSlot(current, slot, { ...challenge, usedBy: invocation }),
    lastSuccessAt: now,
    provenAddress: { hash: addressHash, at: now },
    wrongInARow: 0,
    wrongByBlock:
      reservedBlock === undefined ? wrongByBlock : countIn(wrongByBlock, reservedBlock, -1),
    ttl: Math.ceil((now + rowLifetimeMs) / 1000),
  };
};

/**
 * Whether a refused consumption was this invocation's own: the SDK repeats a write whose response it lost, and the second
 * one finds the challenge used.
 */
export const isConsumedBy = (
  { slots }: Pick<ChallengeState, 'slots'>,
  { slot, challengeId, invocation }: Pick<Consumption, 'slot' | 'challengeId' | 'invocation'>,
): boolean => slots[slot]?.id === challengeId && slots[slot]?.usedBy === invocation;
