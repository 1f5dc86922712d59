import {
  longAfterUnanswered,
  longAfterWrongInARow,
  longAfterWrongInBlock,
  type OneTimeCodePolicy,
} from '../limits.ts';
import type { ChallengeState, CodeKind } from '../state.ts';
import { blockOf, wrongIn } from './blocks.ts';
import { unansweredMails } from './unanswered.ts';

/**
 * The kind of a new challenge, which it keeps for its life. An attack makes codes longer; it locks nothing.
 *
 * | state | kind |
 * | --- | --- |
 * | LongCodesOnly | long |
 * | six wrong answers since the last right one | long |
 * | seven wrong answers in this block | long |
 * | five unanswered mails | long |
 * | else | digits |
 */
export const decideKind = (
  state: ChallengeState,
  { longCodesOnly }: Pick<OneTimeCodePolicy, 'longCodesOnly'>,
  now: number,
): CodeKind =>
  longCodesOnly ||
  state.wrongInARow >= longAfterWrongInARow ||
  wrongIn(state.wrongByBlock, blockOf(now)) >= longAfterWrongInBlock ||
  unansweredMails(state, now) >= longAfterUnanswered
    ? 'long'
    : 'digits';
