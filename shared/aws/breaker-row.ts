import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Breaker } from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

/** How long after its time the row goes away by itself, in seconds. */
const keptSeconds = 3600;

/** Keeps in ChallengesTable, under `B#<channel>`, that a channel is down for the moment. */
export const breakerRow = (client: DynamoDBClient, table: string, channel: 'email'): Breaker => {
  const Key = { pk: { S: `B#${channel}` } };
  return {
    openUntil: async () => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
        abortAtDeadline(),
      );
      return Number(Item?.openUntil?.N ?? 0);
    },
    open: async (until) => {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key,
          UpdateExpression: 'SET openUntil = :until, #ttl = :ttl',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':until': { N: String(until) },
            ':ttl': { N: String(Math.ceil(until / 1000) + keptSeconds) },
          },
        }),
        abortAtDeadline(),
      );
    },
  };
};
