import { type AttributeValue, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { dynamodb } from './clients.ts';

type Item = Readonly<Record<string, AttributeValue>>;

export const rowsOf = async (TableName: string): Promise<readonly Item[]> => {
  const rows: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName })) {
    rows.push(...Items);
  }
  return rows;
};

export const putRow = (TableName: string, row: Item) =>
  dynamodb.send(new PutItemCommand({ TableName, Item: { ...row } }));
