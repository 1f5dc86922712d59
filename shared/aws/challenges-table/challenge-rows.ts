import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rowKeyOfUser } from '../../one-time-code/secrets/row-key.ts';
import type { ChallengeRows } from '../../ports.ts';
import { keyOf } from './read.ts';

/** What the commands do with a user's row. */
export const challengeRows = (client: DynamoDBClient, table: string): ChallengeRows => ({
  erase: async (userId) => {
    const { Attributes } = await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: keyOf(rowKeyOfUser(userId)),
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes === undefined ? 'none' : 'erased';
  },
});
