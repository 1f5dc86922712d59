import * as v from 'valibot';
import type { Ask, Asked } from '../../../access/judge/ask.ts';
import { type Part, readBatch } from './batches.ts';
import { hasHiddenMember } from './hidden-members.ts';
import { requestSchema, tableSchema } from './input.ts';
import { requestContext } from './item-context.ts';
import { keyText } from './key-text.ts';
import { leadingKeyOf } from './leading-key.ts';
import type { FindTable } from './table-keys.ts';

export type Place = { readonly region: string; readonly account: string };

/** What a request is read with. */
type Reading = {
  readonly action: string;
  readonly operation: string;
  readonly body: unknown;
  readonly place: Place;
  readonly find: FindTable;
};

type Read = (reading: Reading) => Promise<Asked> | Asked;

export const arnOfTable = ({ region, account }: Place, table: string): string =>
  `arn:aws:dynamodb:${region}:${account}:table/${table}`;

const cannotRead = ({ action }: Reading): Asked => ({
  action,
  notModelled: 'a request of this form',
});

const noPartition = ({ action }: Reading): Asked => ({
  action,
  notModelled: 'a key without the partition key',
});

const leadingKeys = 'dynamodb:LeadingKeys';

/** Which member of a request is the partition key of a table that does not exist, no call can say. */
const unknownKeys = [leadingKeys.toLowerCase()];

/** The leading keys of one table of a batch. Undefined where a key is not named. */
const leadingKeysOf = ({ keys }: Part, attribute: string): readonly string[] | undefined => {
  const values = keys.flatMap((key) => keyText(key[attribute]) ?? []);
  return values.length === keys.length ? values : undefined;
};

/** A batch needs each of its tables. */
const askOfBatch: Read = async (reading) => {
  const { action, operation, body, place, find } = reading;
  const parts = readBatch(operation, body);
  if (parts === undefined) return cannotRead(reading);
  const asks: Ask[] = [];
  for (const part of parts) {
    const ask = { action, resource: arnOfTable(place, part.table), context: part.context };
    const attribute = (await find(part.table))?.get('');
    const leading = attribute === undefined ? undefined : leadingKeysOf(part, attribute);
    if (attribute !== undefined && leading === undefined) return noPartition(reading);
    asks.push(
      leading === undefined
        ? { ...ask, unknownKeys }
        : { ...ask, context: { ...ask.context, [leadingKeys]: leading } },
    );
  }
  return { asks };
};

const ofIndexes = new Set(['Query', 'Scan']);

const askOfRows: Read = async (reading) => {
  const { action, operation, body, place, find } = reading;
  const { success, output: request } = v.safeParse(requestSchema, body);
  if (!success) return cannotRead(reading);
  const { TableName } = request;
  const IndexName = ofIndexes.has(operation) ? request.IndexName : undefined;
  const table = arnOfTable(place, TableName);
  const resource = IndexName === undefined ? table : `${table}/index/${IndexName}`;
  const context = requestContext(operation, request);
  const keys = await find(TableName);
  // A scan names no key.
  if (operation === 'Scan') return { asks: [{ action, resource, context }] };
  // The engine reports a table that does not exist to whom a policy lets through without the key.
  if (keys === undefined) return { asks: [{ action, resource, context, unknownKeys }] };
  const leading = leadingKeyOf(operation, request, keys.get(IndexName ?? '') ?? '');
  if (leading === undefined) return noPartition(reading);
  return {
    asks: [{ action, resource, context: { ...context, [leadingKeys]: [leading] } }],
  };
};

const askOfTable: Read = (reading) => {
  const { action, body, place } = reading;
  const { success, output } = v.safeParse(tableSchema, body);
  if (!success) return cannotRead(reading);
  return { asks: [{ action, resource: arnOfTable(place, output.TableName), context: {} }] };
};

const askOfAccount: Read = ({ action }) => ({ asks: [{ action, resource: '*', context: {} }] });

/** Every operation that is modelled, by what it is about. */
const reads: ReadonlyMap<string, Read> = new Map<string, Read>([
  // One row or one partition, whose key a policy may limit.
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'].map(
    (name) => [name, askOfRows] as const,
  ),
  ...['BatchGetItem', 'BatchWriteItem'].map((name) => [name, askOfBatch] as const),
  // A whole table, without condition keys of their own here.
  ...['CreateTable', 'DeleteTable', 'DescribeTable', 'UpdateTable'].map(
    (name) => [name, askOfTable] as const,
  ),
  ...['DescribeTimeToLive', 'UpdateTimeToLive'].map((name) => [name, askOfTable] as const),
  // No resource.
  ...['ListTables', 'DescribeLimits', 'DescribeEndpoints'].map(
    (name) => [name, askOfAccount] as const,
  ),
]);

/**
 * What an operation needs. PartiQL and transactions, and operations that are not in the list above, are not modelled. A
 * partition key that cannot be found makes a request not modelled too: without it `ForAllValues` on
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
  const read = reads.get(operation);
  if (read === undefined) return { action, notModelled: `operation ${operation}` };
  const reading = { action, operation, body, place, find };
  return hasHiddenMember(body) ? cannotRead(reading) : read(reading);
};
