import type { ChallengeState, Slot } from '../state.ts';
import { isFinished, isUsable } from './usable.ts';

/**
 * The slot that a new challenge goes into; none while both hold a usable one.
 *
 * | newest | the one before it | slot |
 * | --- | --- | --- |
 * | expired, dated ahead, or its block is full | any | the newest one's own |
 * | used or spent | not usable | that of the one before |
 * | used or spent | usable | the newest one's own |
 * | usable | not usable | that of the one before |
 * | usable | usable | none |
 *
 * The first line: a new block or a clock that goes back would make such a challenge usable again, beside two others. The
 * second: an answer to the newest may still be on its way to its consumption, and finds its slot.
 * The last line happens only where a clock went back. Otherwise the newest one is L old when another is made, and was
 * made when the one before was L old; that one has expired.
 */
export const freeSlot = (state: ChallengeState, now: number): Slot | undefined => {
  const { newestSlot, slots } = state;
  const otherSlot: Slot = newestSlot === 0 ? 1 : 0;
  const newest = slots[newestSlot];
  const newestIsFree = !isUsable(newest, state, now);
  const mayComeBack = newest !== undefined && !isFinished(newest);
  if (newestIsFree && mayComeBack) return newestSlot;
  if (!isUsable(slots[otherSlot], state, now)) return otherSlot;
  return newestIsFree ? newestSlot : undefined;
};
