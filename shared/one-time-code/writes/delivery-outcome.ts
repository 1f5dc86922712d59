import type { ChallengeState } from '../state.ts';
import { isThisMail, type MailRecord } from './lease.ts';

/** The lease that a courier holds: no two leases of one mail end at the same time. */
export type HeldLease = { readonly mailNumber: number; readonly leaseUntil: number };

/**
 * The end of a mail, as `handed`, as `undeliverable`, or as `none` where a budget is spent. One UpdateItem, if the mail
 * number and the challenge are still these: a row that was deleted and made again counts its mails from 1, and the end of
 * an old mail would keep the new one from being sent. Not tied to the lease: a send that outlived its lease was accepted
 * all the same.
 */
export const finishDelivery = (
  current: ChallengeState,
  record: MailRecord,
  status: 'handed' | 'undeliverable' | 'none',
): ChallengeState | undefined =>
  isThisMail(current, record)
    ? { ...current, delivery: { ...current.delivery, status, leaseUntil: 0 } }
    : undefined;

/**
 * After an error response or without a connection, which prove that nothing was sent: the try is given back and the lease
 * ends. One UpdateItem, if this courier's lease is the one in the row; another courier's try is not given back. The
 * status stays `sending`, since a write of `due` would put another record into the stream at every failure.
 */
export const giveBack = (
  current: ChallengeState,
  { mailNumber, leaseUntil }: HeldLease,
): ChallengeState | undefined => {
  const { delivery } = current;
  const isOurs =
    delivery.mailNumber === mailNumber &&
    delivery.status === 'sending' &&
    delivery.leaseUntil === leaseUntil;
  if (!isOurs) return undefined;
  return { ...current, delivery: { ...delivery, leaseUntil: 0, tries: delivery.tries - 1 } };
};
