import * as v from 'valibot';
import type { Ask, Asked } from '../../../access/judge/ask.ts';
import { readBatch } from './batches.ts';
import { keyText, requestSchema, tableSchema } from './input.ts';
import { leadingKeyOf, requestContext } from './item-context.ts';
import type { FindTable } from './table-keys.ts';

export type Place = { readonly region: string; readonly account: string };

/** Operations on one row or one partition, whose key a policy may limit. */
const keyed = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query']);
const batches = new Set(['BatchGetItem', 'BatchWriteItem']);

/** Operations on a whole table, without condition keys of their own here. */
const onTable = new Set([
  ...['CreateTable', 'DeleteTable', 'DescribeTable', 'UpdateTable'],
  ...['DescribeTimeToLive', 'UpdateTimeToLive'],
]);

/** Operations that take no resource. */
const onAccount = new Set(['ListTables', 'DescribeLimits', 'DescribeEndpoints']);

export const arnOfTable = ({ region, account }: Place, table: string): string =>
  `arn:aws:dynamodb:${region}:${account}:table/${table}`;

const cannotRead = (action: string): Asked => ({ action, notModelled: 'a request of this form' });

const askOfBatch = async (
  operation: string,
  body: unknown,
  place: Place,
  find: FindTable,
): Promise<Asked> => {
  const action = `dynamodb:${operation}`;
  const parts = readBatch(operation, body);
  if (parts === undefined) return cannotRead(action);
  const asks: Ask[] = [];
  for (const { table, keys, context } of parts) {
    const attribute = (await find(table))?.get('');
    const values = keys.map((key) => (attribute === undefined ? '' : keyText(key[attribute])));
    if (values.includes(undefined))
      return { action, notModelled: 'a key without the partition key' };
    const leading = attribute === undefined ? [] : values.filter((value) => value !== undefined);
    const resource = arnOfTable(place, table);
    asks.push({ action, resource, context: { ...context, 'dynamodb:LeadingKeys': leading } });
  }
  return { asks };
};

const askOfRows = async (
  operation: string,
  body: unknown,
  place: Place,
  find: FindTable,
): Promise<Asked> => {
  const action = `dynamodb:${operation}`;
  const { success, output: request } = v.safeParse(requestSchema, body);
  if (!success) return cannotRead(action);
  const { TableName, IndexName } = request;
  const table = arnOfTable(place, TableName);
  const ask = {
    action,
    resource: IndexName === undefined ? table : `${table}/index/${IndexName}`,
    context: requestContext(operation, request),
  };
  const keys = await find(TableName);
  // The engine reports a table that does not exist; nothing of it can be read. A scan names no key.
  if (keys === undefined || operation === 'Scan') return { asks: [ask] };
  const leading = leadingKeyOf(operation, request, keys.get(IndexName ?? '') ?? '');
  if (leading === undefined) return { action, notModelled: 'a key without the partition key' };
  return { asks: [{ ...ask, context: { ...ask.context, 'dynamodb:LeadingKeys': [leading] } }] };
};

/**
 * What an operation needs. PartiQL and transactions, and operations that are not in the lists above, are not modelled.
 * A partition key that cannot be found makes a request not modelled too: without it `ForAllValues` on
 * `dynamodb:LeadingKeys` would hold.
 *
 * @see Service Authorization Reference, list_amazondynamodb
 */
export const askedOfDynamodb = async (
  operation: string,
  body: unknown,
  place: Place,
  find: FindTable,
): Promise<Asked> => {
  const action = `dynamodb:${operation}`;
  if (batches.has(operation)) return askOfBatch(operation, body, place, find);
  if (keyed.has(operation) || operation === 'Scan') return askOfRows(operation, body, place, find);
  if (onAccount.has(operation)) return { asks: [{ action, resource: '*', context: {} }] };
  if (!onTable.has(operation)) return { action, notModelled: `operation ${operation}` };
  const { success, output } = v.safeParse(tableSchema, body);
  if (!success) return cannotRead(action);
  return { asks: [{ action, resource: arnOfTable(place, output.TableName), context: {} }] };
};
