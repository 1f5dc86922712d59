import { randomUUID } from 'node:crypto';
import type { CreateWrite } from '../../one-time-code/writes/create.ts';
import type { Update } from '../update-item.ts';
import { columnsOf, wrongColumn } from './columns.ts';
import { assignments } from './expressions.ts';

const newChallengeIn = ({ slot, challenge }: Extract<CreateWrite, { outcome: 'newChallenge' }>) => {
  const columns = columnsOf(slot);
  return {
    newestSlot: slot,
    [columns.id]: challenge.id,
    [columns.kind]: challenge.kind,
    [columns.pepperId]: challenge.pepperId,
    [columns.createdAt]: challenge.createdAt,
    [columns.expiresAt]: challenge.expiresAt,
    [columns.attempts]: challenge.attempts,
  };
};

/** What both writes of create set, whatever they are about. */
const mailColumns = ({ readVersion, slot, mails, countedSuccess, delivery, ttl }: CreateWrite) => ({
  version: readVersion + 1,
  mails,
  countedSuccess,
  delivery: delivery.status,
  deliverySlot: slot,
  mailNumber: delivery.mailNumber,
  leaseUntil: delivery.leaseUntil,
  tries: delivery.tries,
  // An id without a meaning: all rows have the column, at one length, or a reader of the table could tell users by it.
  leasedBy: randomUUID(),
  envelope: delivery.envelope,
  ttl,
});

const isUnchanged = (readVersion: number): Pick<Update, 'conditions' | 'values'> =>
  readVersion === 0
    ? { conditions: ['attribute_not_exists(#version)'], values: {} }
    : { conditions: ['#version = :read'], values: { read: readVersion } };

export const createUpdate = (write: CreateWrite): Update => {
  const { id, usedBy } = columnsOf(write.slot);
  const isNew = write.outcome === 'newChallenge';
  const set = { ...mailColumns(write), ...(isNew ? newChallengeIn(write) : {}) };
  const oldBlocks = write.oldBlocks.map((block) => `#${wrongColumn(block)}`);
  const removed = [...(isNew ? [`#${usedBy}`] : []), ...oldBlocks];
  const unchanged = isUnchanged(write.readVersion);
  // Verify does not raise the version: a code that was used meanwhile must not be mailed again.
  const stillUnused = [`#${id} = :challengeId`, `attribute_not_exists(#${usedBy})`];
  return {
    update: `SET ${assignments(set)}${removed.length === 0 ? '' : ` REMOVE ${removed.join(', ')}`}`,
    conditions: [...unchanged.conditions, ...(isNew ? [] : stillUnused)],
    values: { ...set, ...unchanged.values, ...(isNew ? {} : { challengeId: write.challengeId }) },
  };
};
