import { blockMs, blocksKept, wrongPerBlock } from '../limits.ts';
import type { ChallengeState } from '../state.ts';

type Counts = ChallengeState['wrongByBlock'];

/** The number of the 12-hour block that a time lies in. */
export const blockOf = (now: number): number => Math.floor(now / blockMs);

export const wrongIn = (counts: Counts, block: number): number => counts[block] ?? 0;

/** Whether the block takes no further answer to a short code. */
export const isBlockFull = ({ wrongByBlock }: Pick<ChallengeState, 'wrongByBlock'>, now: number) =>
  wrongIn(wrongByBlock, blockOf(now)) >= wrongPerBlock;

/** Blocks whose counts are of no more use. */
export const oldBlocks = (counts: Counts, now: number): readonly number[] =>
  Object.keys(counts)
    .map(Number)
    .filter((block) => block < blockOf(now) - blocksKept);

/** One more, or one less, in a block. */
export const countIn = (counts: Counts, block: number, by: 1 | -1): Counts => ({
  ...counts,
  [block]: wrongIn(counts, block) + by,
});
