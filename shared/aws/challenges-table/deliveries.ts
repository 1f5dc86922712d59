import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { leaseMs } from '../../one-time-code/limits.ts';
import { emptyState } from '../../one-time-code/state.ts';
import { isThisMail, whyNotLeased } from '../../one-time-code/writes/lease.ts';
import type { Deliveries } from '../../ports.ts';
import { type Update, updateItem } from '../update-item.ts';
import { columnsOf } from './columns.ts';
import { leaseUpdate } from './lease.ts';
import { keyOf, readRow } from './read.ts';
import { checkedBy, stateOf } from './row.ts';

/** What the courier does with a user's row. */
export const deliveriesTable = (client: DynamoDBClient, table: string): Deliveries => {
  const write = (rowKey: string, update: Update) =>
    updateItem({ client, table, key: keyOf(rowKey) }, update);
  return {
    lease: async (mail, now) => {
      const { rowKey, mailNumber, challenge } = mail;
      const leased = { outcome: 'leased', leaseUntil: now + leaseMs } as const;
      const leasedBy = randomUUID();
      if (await write(rowKey, leaseUpdate(mail, leasedBy, now))) return leased;
      const row = await readRow(client, table, rowKey);
      const state = row === undefined ? emptyState : checkedBy(() => stateOf(row));
      const record = { mailNumber, challengeId: challenge.id };
      // The SDK repeats a write whose response it lost; the second one finds the lease that the first one took.
      const isOurs = row?.leasedBy === leasedBy && state.delivery.status === 'sending';
      return isOurs && isThisMail(state, record)
        ? leased
        : { outcome: whyNotLeased(state, record, now) };
    },

    giveBack: async ({ rowKey, mailNumber }, leaseUntil) => {
      await write(rowKey, {
        update: 'SET #leaseUntil = :zero ADD #tries :minusOne',
        conditions: [
          '#mailNumber = :mailNumber',
          '#delivery = :sending',
          '#leaseUntil = :leaseUntil',
        ],
        values: { zero: 0, minusOne: -1, mailNumber, sending: 'sending', leaseUntil },
      });
    },

    finish: async ({ rowKey, slot, mailNumber, challenge }, status) => {
      await write(rowKey, {
        update: 'SET #delivery = :status, #leaseUntil = :zero',
        conditions: ['#mailNumber = :mailNumber', `#${columnsOf(slot).id} = :challengeId`],
        values: { status, zero: 0, mailNumber, challengeId: challenge.id },
      });
    },
  };
};
