import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengeRows } from '#shared/aws/challenges-table/challenge-rows.ts';
import { mailBudgetsTable } from '#shared/aws/challenges-table/mail-budgets.ts';
import { provenAddressesTable } from '#shared/aws/challenges-table/proven-addresses.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { emptyState } from '#shared/one-time-code/state.ts';
import type { ChallengeRows, MailBudgets, ProvenAddresses } from '#shared/ports.ts';
import { startTables, type TestTables } from '../../../support/services/dynamodb.ts';
import { minute, t0 } from '../../one-time-code/states.ts';
import { challengeId, type Rows, rowsOf } from './table.ts';

let tables: TestTables;
let rows: Rows;
let budgets: MailBudgets;
let proofs: ProvenAddresses;
let support: ChallengeRows;
let name: string;

beforeAll(async () => {
  tables = await startTables();
  rows = rowsOf(tables);
  budgets = mailBudgetsTable(tables.client, tables.challenges);
  proofs = provenAddressesTable(tables.client, tables.challenges);
  support = challengeRows(tables.client, tables.challenges);
});

afterAll(() => tables.stop());

beforeEach(() => {
  name = randomUUID();
});

const now = t0 + minute;
const ttl = 2_000_000_000;
const prove = (rowKey: string, addressHash: string) =>
  rows.challenges.consume(
    rowKey,
    { slot: 0, challengeId, invocation: 'i1', reservedBlock: blockOf(now), addressHash },
    now,
  );

describe('the budget of a mailbox', () => {
  it('is empty where there is no row', async () => {
    expect(await budgets.mailsTo(name)).toEqual({ version: 0, mails: [] });
  });

  it('is read as it was written', async () => {
    expect(await budgets.count(name, { version: 0, mails: [t0], ttl })).toBe(true);
    expect(await budgets.count(name, { version: 1, mails: [now, t0], ttl })).toBe(true);

    expect(await budgets.mailsTo(name)).toMatchObject({ version: 2, mails: [now, t0] });
  });

  it.each([0, 1])('is not written over a newer version: read %i', async (version) => {
    await budgets.count(name, { version: 0, mails: [t0], ttl });
    await budgets.count(name, { version: 1, mails: [t0, t0], ttl });

    expect(await budgets.count(name, { version, mails: [], ttl })).toBe(false);
    expect((await budgets.mailsTo(name)).mails).toEqual([t0, t0]);
  });

  it('of 20 couriers at once is written by one', async () => {
    const written = await Promise.all(
      Array.from({ length: 20 }, () => budgets.count(name, { version: 0, mails: [t0], ttl })),
    );

    expect(written.filter(Boolean)).toHaveLength(1);
  });
});

describe('the budget of a minute', () => {
  let minuteNumber = 0;

  beforeEach(() => {
    minuteNumber += 1;
  });

  it('of five lets five of 20 couriers send at once', async () => {
    const counted = await Promise.all(
      Array.from({ length: 20 }, () => budgets.countInMinute(minuteNumber, 5, ttl)),
    );

    expect(counted.filter(Boolean)).toHaveLength(5);
  });

  it('is another one in the next minute', async () => {
    await budgets.countInMinute(minuteNumber, 1, ttl);

    expect(await budgets.countInMinute(minuteNumber, 1, ttl)).toBe(false);
    minuteNumber += 1;
    expect(await budgets.countInMinute(minuteNumber, 1, ttl)).toBe(true);
  });
});

describe('a mail that was not sent', () => {
  it('is taken off its minute', async () => {
    await budgets.countInMinute(9_000, 1, ttl);
    await budgets.takeOffMinute(9_000);

    expect(await budgets.countInMinute(9_000, 1, ttl)).toBe(true);
  });

  it('is not taken off a minute in which none was counted', async () => {
    await budgets.takeOffMinute(9_001);

    expect(await budgets.countInMinute(9_001, 1, ttl)).toBe(true);
    expect(await budgets.countInMinute(9_001, 1, ttl)).toBe(false);
  });
});

describe('the proof of an address', () => {
  it('is nothing before a right answer', async () => {
    const rowKey = await rows.started();

    expect(await proofs.find(rowKey.slice(3))).toBeUndefined();
    expect(await proofs.find(name)).toBeUndefined();
  });

  it('is the hash and the time of the last right answer', async () => {
    const rowKey = await rows.started();
    await prove(rowKey, 'hash');

    expect(await proofs.find(rowKey.slice(3))).toEqual({ hash: 'hash', at: now });
  });

  it('is removed, and the rest of the row stays', async () => {
    const rowKey = await rows.started();
    await prove(rowKey, 'hash');
    await proofs.remove(rowKey.slice(3), 'hash');

    expect(await proofs.find(rowKey.slice(3))).toBeUndefined();
    expect((await rows.challenges.find(rowKey)).lastSuccessAt).toBe(now);
  });

  it('is not removed where another one has replaced it', async () => {
    const rowKey = await rows.started();
    await prove(rowKey, 'newer');
    await proofs.remove(rowKey.slice(3), 'hash');

    expect(await proofs.find(rowKey.slice(3))).toEqual({ hash: 'newer', at: now });
  });

  it('of a user without a row is removed without making one', async () => {
    await proofs.remove(name, 'hash');

    expect(await support.erase(name)).toBe('none');
  });
});

describe('erase', () => {
  it('deletes the row of one user and says whether there was one', async () => {
    const [rowKey, other] = [await rows.started(), await rows.started()];

    expect(await support.erase(rowKey.slice(3))).toBe('erased');
    expect(await support.erase(rowKey.slice(3))).toBe('none');
    expect(await rows.challenges.find(rowKey)).toEqual(emptyState);
    expect((await rows.challenges.find(other)).version).toBe(1);
  });
});
