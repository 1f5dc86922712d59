import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakerRow } from '#shared/aws/breaker-row.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

const until = Date.UTC(2026, 0, 1);

describe('the breaker of a channel', () => {
  it('counts as up until somebody opens it', async () => {
    const breaker = breakerRow(tables.client, tables.challenges, 'email');
    const before = await breaker.openUntil();

    await breaker.open(until);

    expect(before).toBe(0);
    expect(await breaker.openUntil()).toBe(until);
  });

  it('is one for all functions: it is in the table, not in a process', async () => {
    await breakerRow(tables.client, tables.challenges, 'email').open(until + 1);

    const other = breakerRow(tables.client, tables.challenges, 'email');

    expect(await other.openUntil()).toBe(until + 1);
  });

  it('goes away by itself an hour after its time', async () => {
    await breakerRow(tables.client, tables.challenges, 'email').open(until);

    const { Item } = await tables.client.send(
      new GetItemCommand({ TableName: tables.challenges, Key: { pk: { S: 'B#email' } } }),
    );

    expect(Number(Item?.ttl?.N)).toBe(until / 1000 + 3600);
  });
});
