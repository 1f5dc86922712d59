import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type ChallengeState, emptyState } from '../../one-time-code/state.ts';
import { abortAtDeadline } from '../../runtime/deadline.ts';
import { checkedBy, type Row, stateOf } from './row.ts';

export const keyOf = (key: string): Record<string, AttributeValue> => ({ pk: { S: key } });

export const readRow = async (
  client: DynamoDBClient,
  table: string,
  key: string,
): Promise<Row | undefined> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }),
    abortAtDeadline(),
  );
  return Item === undefined ? undefined : unmarshall(Item);
};

export const findState = async (
  client: DynamoDBClient,
  table: string,
  rowKey: string,
): Promise<ChallengeState> => {
  const row = await readRow(client, table, rowKey);
  return row === undefined ? emptyState : checkedBy(() => stateOf(row));
};
