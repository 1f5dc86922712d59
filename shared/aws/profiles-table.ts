import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { MalformedProfileError } from '../errors.ts';
import type { Profiles } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

/** A row that is not like this says nothing that could be trusted: reading it fails, and failing means no tokens. */
const rowSchema = v.object({
  userId: v.string(),
  status: v.picklist(['active', 'suspended']),
  roles: v.array(v.string()),
  tenant: v.exactOptional(v.string()),
  plan: v.exactOptional(v.string()),
  locale: v.exactOptional(v.string()),
  origin: v.string(),
  createdAt: v.string(),
  updatedAt: v.string(),
  updatedBy: v.exactOptional(v.string()),
  version: v.number(),
});

const readRow = (row: unknown): Profile => {
  const result = v.safeParse(rowSchema, row);
  if (!result.success) throw new MalformedProfileError();
  return result.output;
};

/**
 * Profiles in DynamoDB, one row a user.
 * @throws {MalformedProfileError} and whatever the SDK throws, but for the failed condition, which is an answer
 */
export const profilesTable = (client: DynamoDBClient, table: string): Profiles => ({
  find: async (userId) => {
    const { Item } = await client.send(
      // Consistent: a suspension counts from the moment it is written.
      new GetItemCommand({
        TableName: table,
        Key: { userId: { S: userId } },
        ConsistentRead: true,
      }),
      abortAtDeadline(),
    );
    return Item === undefined ? undefined : readRow(unmarshall(Item));
  },

  create: async (profile) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: marshall(profile),
          ConditionExpression: 'attribute_not_exists(userId)',
        }),
        abortAtDeadline(),
      );
      return 'created';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'exists';
      throw error;
    }
  },
});
