import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rowOfUser } from '#shared/one-time-code/owner.ts';
import type { ChallengeRows } from './erase.ts';

/** The users' rows of ChallengesTable. A code that is on its way dies with the row. */
export const challengeRows = (client: DynamoDBClient, TableName: string): ChallengeRows => ({
  erase: async (userId) => {
    const { Attributes } = await client.send(
      new DeleteItemCommand({
        TableName,
        Key: { pk: { S: rowOfUser(userId) } },
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes === undefined ? 'none' : 'erased';
  },
});
