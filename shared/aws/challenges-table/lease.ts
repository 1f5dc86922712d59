import { digitsAttempts, leaseMs, sendTries } from '../../one-time-code/limits.ts';
import type { DueMail } from '../../ports.ts';
import type { Update } from '../update-item.ts';
import { columnsOf } from './columns.ts';

export const leaseUpdate = (
  { slot, mailNumber, challenge }: DueMail,
  leasedBy: string,
  now: number,
): Update => {
  const { id, kind, usedBy, attempts, expiresAt } = columnsOf(slot);
  const isThisMail = '#mailNumber = :mailNumber AND #deliverySlot = :slot';
  const isThisChallenge = `#${id} = :challengeId`;
  const isUnused = `attribute_not_exists(#${usedBy})`;
  // One that is dated ahead is sent: the clocks may agree before it expires.
  const isUnexpired = `#${expiresAt} > :now`;
  const isUnspent = `(#${kind} = :long OR #${attempts} < :attempts)`;
  const isOpen = '(#delivery = :due OR (#delivery = :sending AND #leaseUntil <= :now))';
  return {
    update:
      'SET #delivery = :sending, #leaseUntil = :leaseUntil, #leasedBy = :leasedBy ADD #tries :one',
    conditions: [
      isThisMail,
      isThisChallenge,
      isUnused,
      isUnexpired,
      isUnspent,
      isOpen,
      '#tries < :sendTries',
    ],
    values: {
      mailNumber,
      slot,
      leasedBy,
      challengeId: challenge.id,
      long: 'long',
      attempts: digitsAttempts,
      due: 'due',
      sending: 'sending',
      leaseUntil: now + leaseMs,
      one: 1,
      sendTries,
      now,
    },
  };
};
