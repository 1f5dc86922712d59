import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Listening } from '../../../../local/http/listen.ts';
import { localCredentials } from '../../../../local/identity.ts';
import { createCallLog } from '../../../../local/observe/call-log.ts';
import { createFaults } from '../../../../local/observe/faults.ts';
import { startDynamodb } from '../../../../local/services/dynamodb/engine.ts';
import type { StreamRecord } from '../../../../local/services/dynamodb/stream.ts';
import { startTableProxy } from '../../../../local/services/dynamodb/table-proxy.ts';
import { createTables } from '../../../../local/services/dynamodb/tables.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';

const tableNamed = (name: string) => ({
  name,
  create: {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' as const }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
  },
});

const faults = createFaults([]);
const published: StreamRecord[] = [];
let engine: Listening;
let proxy: Listening;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startDynamodb();
  await createTables({ endpoint: engine.url, region: 'us-east-1', credentials: localCredentials }, [
    tableNamed('Streamed'),
    tableNamed('Quiet'),
  ]);
  proxy = await startTableProxy({
    faults,
    calls: createCallLog([]),
    target: engine.url,
    streamed: new Set(['Streamed']),
    publish: (record) => published.push(record),
  });
  client = new DynamoDBClient({
    endpoint: proxy.url,
    region: 'us-east-1',
    credentials: localCredentials,
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await proxy.stop();
  await engine.stop();
});

beforeEach(() => {
  published.length = 0;
  faults.clear();
});

const update = (pk: string, more: Partial<UpdateItemCommandInput> = {}) =>
  client.send(
    new UpdateItemCommand({
      TableName: 'Streamed',
      Key: { pk: { S: pk } },
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ...more,
    }),
  );

const counts = () => published.map(({ newImage }) => newImage.count);

describe('a write through the proxy to a table with a stream', () => {
  it('leaves the whole row as it is after exactly this write', async () => {
    await client.send(
      new PutItemCommand({ TableName: 'Streamed', Item: { pk: { S: 'a' }, note: { S: 'kept' } } }),
    );
    await update('a');
    await update('a');

    expect(published.slice(1)).toEqual(
      ['1', '2'].map((N) => ({
        table: 'Streamed',
        eventName: 'MODIFY',
        keys: { pk: { S: 'a' } },
        newImage: { pk: { S: 'a' }, note: { S: 'kept' }, count: { N } },
      })),
    );
    expect(published[0]?.newImage).toEqual({ pk: { S: 'a' }, note: { S: 'kept' } });
  });

  it('gives its caller what it asked for, and not the row that the record needs', async () => {
    const answered = await update('b');
    const old = await update('b', { ReturnValues: 'ALL_OLD' });
    const all = await update('b', { ReturnValues: 'ALL_NEW' });

    expect(answered.Attributes).toBeUndefined();
    expect(old.Attributes).toEqual({ pk: { S: 'b' }, count: { N: '1' } });
    expect(all.Attributes).toEqual({ pk: { S: 'b' }, count: { N: '3' } });
    // Of the old image no record can be made.
    expect(counts()).toEqual([{ N: '1' }, { N: '3' }]);
  });

  it('of which the condition fails leaves no record', async () => {
    const refused = await refusalOf(
      update('c', { ConditionExpression: 'attribute_exists(#count)' }),
    );

    expect(refused).toMatch(/^ConditionalCheckFailedException: /);
    expect(published).toEqual([]);
  });

  it('of 20 in parallel leaves each row once, with no other write in between', async () => {
    await Promise.all(Array.from({ length: 20 }, () => update('d')));

    const seen = counts().map((count) => Number((count as { N: string }).N));
    expect(seen.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('leaves its record also where its caller is told that it failed', async () => {
    faults.arm({ target: 'dynamodb', mode: 'fail-after-applying' });

    const refused = await refusalOf(update('e'));

    expect(refused).toMatch(/^InternalServerError: /);
    expect(counts()).toEqual([{ N: '1' }]);
  });

  it.each(['fail', 'throttle'])('leaves none under %s, which does not apply it', async (mode) => {
    faults.arm({ target: 'dynamodb', mode });

    await refusalOf(update('f'));

    expect(published).toEqual([]);
  });
});

describe('what leaves no record', () => {
  it('is a read, a removal, and a write to a table without a stream', async () => {
    const Key = { pk: { S: 'g' } };
    await update('g');
    published.length = 0;

    await client.send(new GetItemCommand({ TableName: 'Streamed', Key }));
    await client.send(new DeleteItemCommand({ TableName: 'Streamed', Key }));
    await client.send(new PutItemCommand({ TableName: 'Quiet', Item: Key }));
    await update('g', { TableName: 'Quiet' });

    expect(published).toEqual([]);
  });
});
