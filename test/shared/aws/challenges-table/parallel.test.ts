import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveriesTable } from '#shared/aws/challenges-table/deliveries.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { startTables, type TestTables } from '../../../support/services/dynamodb.ts';
import { aChallenge, idOf, minute, t0 } from '../../one-time-code/states.ts';
import { aNewChallenge, aRowKey, challengeId, type Rows, rowsOf } from './table.ts';

let tables: TestTables;
let rows: Rows;

beforeAll(async () => {
  tables = await startTables();
  rows = rowsOf(tables);
});

afterAll(() => tables.stop());

const now = t0 + minute;
const answered = { slot: 0, challengeId } as const;

const together = <T>(count: number, call: (index: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => call(index)));

const howMany = (outcomes: readonly unknown[], outcome: unknown): number =>
  outcomes.filter((one) => one === outcome).length;

describe('of parallel calls', () => {
  it('500 answers to one short code, three are reserved', async () => {
    const rowKey = await rows.started();

    const outcomes = await together(500, () => rows.challenges.reserve(rowKey, answered, now));

    expect(howMany(outcomes, 'reserved')).toBe(3);
    expect(await rows.challenges.find(rowKey)).toMatchObject({
      slots: [{ attempts: 3 }, undefined],
      wrongInARow: 3,
      wrongByBlock: { [blockOf(now)]: 3 },
    });
  });

  it('answers to two short codes, no more than the block has room for are reserved', async () => {
    const rowKey = await rows.started();
    await rows.set(rowKey, { [`wrong${blockOf(now)}`]: 5 });
    const state = await rows.challenges.find(rowKey);
    await rows.challenges.create(rowKey, aNewChallenge({ state, slot: 1, id: idOf('b') }));
    const other = { slot: 1, challengeId: idOf('b') } as const;

    const outcomes = await together(50, (index) =>
      rows.challenges.reserve(rowKey, index % 2 === 0 ? answered : other, now),
    );

    expect(howMany(outcomes, 'reserved')).toBe(5);
  });

  it('50 right answers, one is consumed', async () => {
    const rowKey = await rows.started({ kind: 'long' });
    const use = { ...answered, reservedBlock: undefined, addressHash: 'hash' };

    const outcomes = await together(50, (index) =>
      rows.challenges.consume(rowKey, { ...use, invocation: `i${index}` }, now),
    );

    expect(howMany(outcomes, 'consumed')).toBe(1);
    const winner = `i${outcomes.indexOf('consumed')}`;
    expect((await rows.challenges.find(rowKey)).slots[0]?.usedBy).toBe(winner);
  });

  it('50 first challenges of a user, one is written', async () => {
    const rowKey = aRowKey();

    const outcomes = await together(50, (index) =>
      rows.challenges.create(rowKey, aNewChallenge({ id: idOf(`c${index}`) })),
    );

    expect(howMany(outcomes, 'written')).toBe(1);
    const winner = idOf(`c${outcomes.indexOf('written')}`);
    expect(await rows.challenges.find(rowKey)).toMatchObject({
      version: 1,
      slots: [{ id: winner }, undefined],
    });
  });

  it('two couriers of one mail, one gets the lease', async () => {
    const deliveries = deliveriesTable(tables.client, tables.challenges);
    const rowKey = await rows.started();
    const challenge = aChallenge();
    const mail = { rowKey, slot: 0, mailNumber: 1, envelope: '', challenge, dueAt: t0 } as const;

    const leases = await together(2, () => deliveries.lease(mail, now));

    expect(leases.map(({ outcome }) => outcome).toSorted()).toEqual(['held', 'leased']);
  });
});
