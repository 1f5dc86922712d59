import { leaseMs, sendTries } from '../limits.ts';
import { isFinished } from '../rules/usable.ts';
import type { ChallengeState } from '../state.ts';

/** The mail that a stream record speaks of. */
export type MailRecord = { readonly mailNumber: number; readonly challengeId: string };

export const isThisMail = ({ slots, delivery }: ChallengeState, record: MailRecord): boolean =>
  delivery.mailNumber === record.mailNumber && slots[delivery.slot]?.id === record.challengeId;

/** A code that can still be used. A full block, and a clock that was ahead, may pass before the code expires. */
const isWorthSending = ({ slots, delivery }: ChallengeState, now: number): boolean => {
  const challenge = slots[delivery.slot];
  return challenge !== undefined && challenge.expiresAt > now && !isFinished(challenge);
};

const isOpen = ({ delivery: { status, leaseUntil } }: ChallengeState, now: number): boolean =>
  status === 'due' || (status === 'sending' && leaseUntil <= now);

/**
 * Takes a mail for sending. One conditional UpdateItem: `sending`, `leaseUntil`, tries + 1, if
 *
 * | condition | against |
 * | --- | --- |
 * | the mail number and the challenge are the record's | superseded mails, rows that were deleted and made again |
 * | the challenge is unused, unspent, unexpired | mails with a code that is dead |
 * | tries < 2 | a third mail with the same number |
 * | `due`, or `sending` with a lease that ran out | doubled records, two couriers at once |
 *
 * @returns the state after the write, or nothing where a condition does not hold; then see {@link whyNotLeased}
 */
export const lease = (
  current: ChallengeState,
  record: MailRecord,
  now: number,
): ChallengeState | undefined => {
  const { delivery } = current;
  const mayBeSent = isThisMail(current, record) && isWorthSending(current, now);
  if (!mayBeSent || !isOpen(current, now) || delivery.tries >= sendTries) return undefined;
  const leased = {
    status: 'sending',
    leaseUntil: now + leaseMs,
    tries: delivery.tries + 1,
  } as const;
  return { ...current, delivery: { ...delivery, ...leased } };
};

/**
 * What a refused lease means, from the row as the refusal returned it.
 *
 * | reason | the courier |
 * | --- | --- |
 * | held | throws, so that the record is repeated: the holder may have died |
 * | done | drops the record |
 */
export const whyNotLeased = (
  current: ChallengeState,
  record: MailRecord,
  now: number,
): 'held' | 'done' => {
  const { status, leaseUntil, tries } = current.delivery;
  const isHeld = status === 'sending' && leaseUntil > now && tries < sendTries;
  return isHeld && isThisMail(current, record) && isWorthSending(current, now) ? 'held' : 'done';
};
