import { type AttributeValue, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDueMail } from '#shared/aws/challenges-table/due-mail.ts';
import { mailBudgetsTable } from '#shared/aws/challenges-table/mail-budgets.ts';
import { provenAddressesTable } from '#shared/aws/challenges-table/proven-addresses.ts';
import { MalformedRowError } from '#shared/errors.ts';
import { emptyState } from '#shared/one-time-code/state.ts';
import { startTables, type TestTables } from '../../../support/services/dynamodb.ts';
import { aChallenge, t0 } from '../../one-time-code/states.ts';
import { aRowKey, type Rows, rowsOf } from './table.ts';

let tables: TestTables;
let rows: Rows;

beforeAll(async () => {
  tables = await startTables();
  rows = rowsOf(tables);
});

afterAll(() => tables.stop());

const canary = 'canary-7f3a';

/** Columns that no write of the suite leaves behind. */
const damages: readonly Readonly<Record<string, unknown>>[] = [
  { version: canary },
  { newestSlot: 2 },
  { mails: [canary] },
  { countedSuccess: canary },
  { lastSuccessAt: canary },
  { wrongInARow: canary },
  { wrong123: canary },
  { delivery: canary },
  { deliverySlot: 7 },
  { mailNumber: canary },
  { leaseUntil: canary },
  { tries: canary },
  { envelope: 1 },
  { ttl: canary },
  { slot0Kind: canary },
  { slot0Pepper: 1 },
  { slot0CreatedAt: canary },
  { slot0ExpiresAt: canary },
  { slot0Attempts: canary },
  { slot0UsedBy: 1 },
  { slot1Id: canary },
  { provenHash: 1 },
];

const errorOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    return await call;
  } catch (error) {
    return error;
  }
};

describe('a row', () => {
  it('that is missing is an empty state', async () => {
    expect(await rows.challenges.find(aRowKey())).toEqual(emptyState);
  });

  it.each(damages)('with %j is refused, and the error does not repeat it', async (damage) => {
    const rowKey = await rows.started();
    await rows.set(rowKey, damage);

    const error = await errorOf(rows.challenges.find(rowKey));

    expect(error).toBeInstanceOf(MalformedRowError);
    expect(error).toHaveProperty('message', 'malformed_row: challenges');
    expect(error).not.toHaveProperty('cause');
  });

  it('of the counters of a mailbox with a text in it is refused', async () => {
    await rows.put('2M#box', { version: 1, mails: [canary] });
    const budgets = mailBudgetsTable(tables.client, tables.challenges);

    await expect(budgets.mailsTo('box')).rejects.toThrow(MalformedRowError);
  });

  it('with a proof without a time is refused', async () => {
    await rows.put('2U#proof', { provenHash: 'hash' });
    const proofs = provenAddressesTable(tables.client, tables.challenges);

    await expect(proofs.find('proof')).rejects.toThrow(MalformedRowError);
  });
});

describe('the image of a stream record', () => {
  const imageOf = async (rowKey: string): Promise<Readonly<Record<string, AttributeValue>>> => {
    const { Item = {} } = await tables.client.send(
      new GetItemCommand({ TableName: tables.challenges, Key: { pk: { S: rowKey } } }),
    );
    return Item;
  };

  it('of a row with a due mail is that mail', async () => {
    const rowKey = await rows.started();

    expect(readDueMail(await imageOf(rowKey))).toEqual({
      rowKey,
      slot: 0,
      mailNumber: 1,
      envelope: 'sealed',
      challenge: aChallenge(),
      dueAt: t0,
    });
  });

  it.each([
    { delivery: 'sending' },
    { delivery: 'handed' },
    { delivery: 'undeliverable' },
    { delivery: 'none' },
    { deliverySlot: 1 },
    { pk: '2X#hash' },
    { pk: '2M#hash' },
    { pk: 'U#old' },
    { pk: 1 },
    ...damages,
  ])('with %j is no due mail', async (columns) => {
    const image = await imageOf(await rows.started());

    expect(readDueMail({ ...image, ...marshall(columns) })).toBeUndefined();
  });

  it.each(['{}', '{"L":1}', '{"M":null}', '{"X":"1"}'])(
    'with a value that DynamoDB does not have is no due mail, and blocks no shard: %s',
    async (value) => {
      const image = { ...(await imageOf(await rows.started())), more: JSON.parse(value) };

      expect(readDueMail(image)).toBeUndefined();
    },
  );
});
