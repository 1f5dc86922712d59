import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { abortAtDeadline } from '../runtime/deadline.ts';

/** One conditional write to one item; every attribute is written as `#name`, every value as `:name`. */
export type Update = {
  readonly update: string;
  readonly conditions: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** Which item of which table. */
export type Item = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly key: Readonly<Record<string, AttributeValue>>;
};

/** DynamoDB reserves hundreds of words, `ttl` among them, so no attribute stands in an expression by itself. */
const namesIn = (expressions: string): Record<string, string> =>
  Object.fromEntries(
    [...expressions.matchAll(/#(\w+)/g)].map(([name, bare]) => [name, bare ?? '']),
  );

const valuesOf = (values: Update['values']): Record<string, AttributeValue> =>
  marshall(Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])));

/**
 * Writes if every condition holds. DynamoDB applies writes to one item one after the other, so of any number of parallel
 * writes each sees what the one before it left.
 * @returns whether it was written
 * @throws whatever the SDK throws, except for the condition that does not hold
 */
export const updateItem = async (
  { client, table, key }: Item,
  { update, conditions, values }: Update,
): Promise<boolean> => {
  const condition = conditions.join(' AND ');
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { ...key },
        UpdateExpression: update,
        ConditionExpression: condition,
        ExpressionAttributeNames: namesIn(`${update} ${condition}`),
        ExpressionAttributeValues: valuesOf(values),
      }),
      abortAtDeadline(),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
