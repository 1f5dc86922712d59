import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isConsumedBy } from '../../one-time-code/writes/consume.ts';
import type { Challenges } from '../../ports.ts';
import { type Update, updateItem } from '../update-item.ts';
import { consumeUpdate, reserveUpdate } from './answer.ts';
import { createUpdate } from './create.ts';
import { findState, keyOf } from './read.ts';

/**
 * What create and verify do with a user's row.
 * @throws {MalformedRowError} and whatever the SDK throws
 */
export const challengesTable = (client: DynamoDBClient, table: string): Challenges => {
  const write = (rowKey: string, update: Update) =>
    updateItem({ client, table, key: keyOf(rowKey) }, update);
  return {
    find: (rowKey) => findState(client, table, rowKey),

    create: async (rowKey, change) =>
      (await write(rowKey, createUpdate(change))) ? 'written' : 'lost',

    reserve: async (rowKey, { slot, challengeId }, now) =>
      (await write(rowKey, reserveUpdate(slot, challengeId, now))) ? 'reserved' : 'refused',

    consume: async (rowKey, use, now) => {
      if (await write(rowKey, consumeUpdate(use, now))) return 'consumed';
      // The SDK repeats a write whose response it lost; the second one finds what the first one wrote.
      return isConsumedBy(await findState(client, table, rowKey), use) ? 'consumed' : 'lost';
    },
  };
};
