import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { rowKeyOfUser } from '../../one-time-code/secrets/row-key.ts';
import type { ProvenAddresses } from '../../ports.ts';
import { updateItem } from '../update-item.ts';
import { keyOf, readRow } from './read.ts';
import { checkedBy } from './row.ts';

const proofSchema = v.object({ provenHash: v.string(), provenAt: v.number() });

/** What post authentication does with a user's row. */
export const provenAddressesTable = (client: DynamoDBClient, table: string): ProvenAddresses => ({
  find: async (userId) => {
    const row = await readRow(client, table, rowKeyOfUser(userId));
    if (row?.provenHash === undefined) return undefined;
    const { provenHash: hash, provenAt: at } = checkedBy(() => v.parse(proofSchema, row));
    return { hash, at };
  },

  remove: async (userId, hash) => {
    await updateItem(
      { client, table, key: keyOf(rowKeyOfUser(userId)) },
      {
        update: 'REMOVE #provenHash, #provenAt',
        conditions: ['#provenHash = :hash'],
        values: { hash },
      },
    );
  },
});
