import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { rowOfUser } from '../one-time-code/owner.ts';
import type { ProvenAddresses } from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

/** What the last used code of a user proved, as verify left it in ChallengesTable. */
export const provenAddresses = (client: DynamoDBClient, table: string): ProvenAddresses => ({
  lastProven: async (userId) => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: table,
        Key: { pk: { S: rowOfUser(userId) } },
        ConsistentRead: true,
        ProjectionExpression: 'cid, destHash, usedAt',
      }),
      abortAtDeadline(),
    );
    const [challengeId, destHash] = [Item?.cid?.S, Item?.destHash?.S];
    if (Item?.usedAt === undefined || challengeId === undefined || destHash === undefined) {
      return undefined;
    }
    return { challengeId, destHash };
  },
});
