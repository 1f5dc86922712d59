import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../../../local/http/listen.ts';
import { localCredentials } from '../../../../local/identity.ts';
import { createCallLog } from '../../../../local/observe/call-log.ts';
import { createFaults } from '../../../../local/observe/faults.ts';
import { startDynamodb } from '../../../../local/services/dynamodb/engine.ts';
import { startTableProxy } from '../../../../local/services/dynamodb/table-proxy.ts';
import { createTables } from '../../../../local/services/dynamodb/tables.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';

const faults = createFaults([]);
const calls = createCallLog(['local']);
const table = {
  name: 'Things',
  create: {
    TableName: 'Things',
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' as const }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
  },
};

let engine: Listening;
let proxy: Listening;
let client: DynamoDBClient;

const connectionTo = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: localCredentials,
});

const noStreams = { streamed: new Set<string>(), publish: () => undefined };

const clientAt = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ ...connectionTo(endpoint), maxAttempts: 1 });

beforeAll(async () => {
  engine = await startDynamodb();
  await createTables(connectionTo(engine.url), [table]);
  proxy = await startTableProxy({ faults, calls, target: engine.url, ...noStreams });
  client = clientAt(proxy.url);
});

afterAll(async () => {
  client.destroy();
  await proxy.stop();
  await engine.stop();
});

beforeEach(() => faults.clear());

const put = (pk: string, abortSignal = new AbortController().signal) =>
  client.send(new PutItemCommand({ TableName: 'Things', Item: { pk: { S: pk } } }), {
    abortSignal,
  });

const isThere = async (pk: string): Promise<boolean> =>
  (await client.send(new GetItemCommand({ TableName: 'Things', Key: { pk: { S: pk } } }))).Item !==
  undefined;

describe('the way to DynamoDB', () => {
  it('passes calls and answers on, errors included', async () => {
    await put('one');

    const missing = await refusalOf(
      client.send(new GetItemCommand({ TableName: 'Nowhere', Key: { pk: { S: 'x' } } })),
    );

    expect(await isThere('one')).toBe(true);
    expect(missing).toMatch(/^ResourceNotFoundException: /);
  });

  it.each([
    ['fail', 'InternalServerError: A fault is armed', false],
    ['throttle', 'ProvisionedThroughputExceededException: A fault is armed', false],
    ['fail-after-applying', 'InternalServerError: A fault is armed', true],
  ])('under %s answers %s', async (mode, message, applied) => {
    faults.arm({ target: 'dynamodb', mode });

    const refused = await refusalOf(put(mode));

    expect(refused.startsWith(message)).toBe(true);
    expect(await isThere(mode)).toBe(applied);
    expect(faults.list()).toEqual([]);
  });

  it('under stall answers nothing, and applies nothing', async () => {
    faults.arm({ target: 'dynamodb', mode: 'stall' });
    const caller = new AbortController();
    const refused = refusalOf(put('stall', caller.signal));

    await expect.poll(() => faults.list(), { timeout: 10_000 }).toEqual([]);
    await sleep(50);
    caller.abort();

    expect(await refused).toMatch(/^AbortError: /);
    expect(await isThere('stall')).toBe(false);
  });

  it('a fault hits only the operation that was named, as often as was said', async () => {
    faults.arm({ target: 'dynamodb', mode: 'fail', operation: 'PutItem', times: 2 });

    expect(await isThere('a')).toBe(false);
    expect(await refusalOf(put('a'))).not.toBe('answered');
    expect(faults.list()[0]?.times).toBe(1);
    expect(await refusalOf(put('a'))).not.toBe('answered');
    expect(await refusalOf(put('a'))).toBe('answered');
  });

  it('a fault waits for delayMs before it happens', async () => {
    faults.arm({ target: 'dynamodb', mode: 'fail', delayMs: 120 });
    const started = performance.now();

    await refusalOf(put('late'));

    expect(performance.now() - started).toBeGreaterThan(115);
  });

  it('counts each call by who signed it, what it does, to which table and which kind of rows', async () => {
    calls.clear();

    await put('one');
    await put('two');
    await isThere('U#one');

    expect(calls.list()).toEqual([
      { function: 'local', action: 'dynamodb:PutItem', resource: 'Things', rows: '', times: 2 },
      { function: 'local', action: 'dynamodb:GetItem', resource: 'Things', rows: 'U#', times: 1 },
    ]);
  });

  it('answers as DynamoDB when the engine is gone', async () => {
    const toNowhere = await startTableProxy({
      faults,
      calls,
      target: 'http://127.0.0.1:9',
      ...noStreams,
    });
    const other = clientAt(toNowhere.url);

    const refused = await refusalOf(
      other.send(new GetItemCommand({ TableName: 'Things', Key: { pk: { S: 'x' } } })),
    );
    other.destroy();
    await toNowhere.stop();

    expect(refused).toMatch(/^InternalServerError: /);
  });
});

describe('the tables of the template', () => {
  it('stay as they are when they are there already', async () => {
    await put('kept');

    await createTables(connectionTo(engine.url), [table]);

    expect(await isThere('kept')).toBe(true);
  });

  it('cannot be made where no DynamoDB answers', async () => {
    await expect(createTables(connectionTo('http://127.0.0.1:9'), [table])).rejects.toThrow(
      'No DynamoDB responds at http://127.0.0.1:9',
    );
  });
});

it.each([
  ['a whole URL', (url: string) => `${url}/`],
  ['two slashes and a host', (url: string) => url.replace('http:', '')],
  ['another path', () => '/latest/meta-data/'],
])('a request with %s in the place of the path goes nowhere', async (_, pathTo) => {
  let asked = 0;
  const other = await listen(
    createServer((_request, response) => {
      asked += 1;
      response.end();
    }),
  );
  const { hostname, port } = new URL(proxy.url);
  const sent = request({ host: hostname, port, method: 'POST', path: pathTo(other.url) }).end();
  const [response] = await once(sent, 'response');
  await other.stop();

  expect(response.statusCode).toBe(404);
  expect(asked).toBe(0);
});
