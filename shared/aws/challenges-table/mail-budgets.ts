import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import type { MailBudgets } from '../../ports.ts';
import { updateItem } from '../update-item.ts';
import { keyOf, readRow } from './read.ts';
import { checkedBy } from './row.ts';

const budgetSchema = v.object({ version: v.number(), mails: v.array(v.number()) });

/** The counters of mails to addresses that are not proven; the rules are the courier's. */
export const mailBudgetsTable = (client: DynamoDBClient, table: string): MailBudgets => ({
  mailsTo: async (mailbox) => {
    const row = await readRow(client, table, `2M#${mailbox}`);
    return row === undefined
      ? { version: 0, mails: [] }
      : checkedBy(() => v.parse(budgetSchema, row));
  },

  count: (mailbox, { version, mails, ttl }) =>
    updateItem(
      { client, table, key: keyOf(`2M#${mailbox}`) },
      {
        update: 'SET #version = :next, #mails = :mails, #ttl = :ttl',
        conditions: [version === 0 ? 'attribute_not_exists(#version)' : '#version = :version'],
        values: { next: version + 1, mails, ttl, ...(version === 0 ? {} : { version }) },
      },
    ),

  countInMinute: (minute, limit, ttl) =>
    updateItem(
      { client, table, key: keyOf(`2P#${minute}`) },
      {
        update: 'SET #ttl = :ttl ADD #mails :one',
        conditions: ['(attribute_not_exists(#mails) OR #mails < :limit)'],
        values: { one: 1, limit, ttl },
      },
    ),

  takeOffMinute: async (minute) => {
    await updateItem(
      { client, table, key: keyOf(`2P#${minute}`) },
      {
        update: 'ADD #mails :minusOne',
        conditions: ['#mails > :zero'],
        values: { minusOne: -1, zero: 0 },
      },
    );
  },
});
