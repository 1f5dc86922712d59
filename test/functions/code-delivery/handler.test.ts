import { randomUUID } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { rowKeyOfUser } from '#shared/one-time-code/secrets/row-key.ts';
import { challengeBench, pepper } from '../../support/functions/create.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { captureOutput } from '../../support/functions/output.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';
import { startSes } from '../../support/services/ses.ts';

const load = () => import('../../../functions/code-delivery/handler.ts');

let tables: TestTables;
let ses: Awaited<ReturnType<typeof startSes>>;

beforeAll(async () => {
  tables = await startTables();
  ses = await startSes();
});

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  await tables.stop();
  await ses.stop();
});

const start = () => {
  const env = {
    ...envOn(tables),
    CODE_PEPPER_CURRENT: pepper,
    POWERTOOLS_METRICS_NAMESPACE: 'test',
  };
  return coldStart(load, env, { dynamodb: tables.url, ses: ses.url });
};

/** The stream's event for the row of a user as it is now. */
const eventOf = async (user: string) => {
  const Key = { pk: { S: rowKeyOfUser(user) } };
  const { Item } = await tables.client.send(
    new GetItemCommand({ TableName: tables.challenges, Key }),
  );
  const arn = `arn:aws:dynamodb:us-east-1:123456789012:table/${tables.challenges}/stream/2026`;
  const record = { eventName: 'INSERT', eventSourceARN: arn, dynamodb: { NewImage: Item } };
  return { Records: [record] };
};

describe('the handler of the courier', () => {
  it('mails the code of a record once and counts it', async () => {
    const bench = challengeBench(tables, { now: Date.now });
    const user = randomUUID();
    const created = await bench.start(user);
    const event = await eventOf(user);
    const handler = await start();
    const written = captureOutput();
    const info = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
    const lines: unknown[] = [];

    await handler(event, aContext());
    await handler(event, aContext());

    const code = bench.codeOf(user, created);
    expect(ses.outbox.list().map(({ to, text }) => [to, text.includes(code)])).toEqual([
      [`${user}@example.com`, true],
    ]);
    info.mockRestore();
    const output = written.join('') + lines.join('');
    expect(output).toContain('"Handed":1');
    expect(output).not.toContain(code);
    expect(output).not.toContain(user);
  });
});
