import { randomUUID } from 'node:crypto';
import {
  type DynamoDBClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type AwsStub, mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import type { Challenges } from '#shared/ports.ts';
import { type Bench, challengeBench, counted, idOf } from '../../support/functions/create.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let bench: Bench;
let user: string;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

beforeEach(() => {
  bench = challengeBench(tables);
  user = randomUUID();
});

const lastCode = (): string => bench.codes().at(-1) ?? '';

describe('an answer', () => {
  it('that is the code is right, once', async () => {
    const id = idOf(await bench.start(user));

    expect(await bench.answer(user, id, lastCode())).toBe(true);
    expect(await bench.answer(user, id, lastCode())).toBe(false);
  });

  it('is counted before it is compared, and three are compared', async () => {
    const id = idOf(await bench.start(user));
    for (let guess = 0; guess < 5; guess += 1) await bench.answer(user, id, '00000000');

    expect(await bench.answer(user, id, lastCode())).toBe(false);
    expect(bench.comparisons()).toBe(3);
  });

  it('that cannot be a code costs no attempt and no call', async () => {
    const { calls, counting } = counted(challengesTable(tables.client, tables.challenges));
    const counter = challengeBench(tables, { challenges: counting });

    expect(await counter.answer(user, 'c'.repeat(32), 'not a code')).toBe(false);
    expect(calls).toEqual([]);
  });

  it('is not compared, and costs no attempt, where a new code is asked for', async () => {
    const id = idOf(await bench.start(user));
    const resend = { clientMetadata: { action: 'resend' } };
    for (let round = 0; round < 4; round += 1) {
      expect(await bench.answer(user, id, lastCode(), resend)).toBe(false);
    }

    expect(bench.comparisons()).toBe(0);
    expect(await bench.answer(user, id, lastCode())).toBe(true);
  });

  it('to a challenge that no row has is wrong', async () => {
    await bench.start(user);

    expect(await bench.answer(user, 'f'.repeat(32), lastCode())).toBe(false);
    expect(bench.comparisons()).toBe(0);
  });

  it('through another client is wrong, and costs an attempt', async () => {
    const id = idOf(await bench.start(user));

    expect(await bench.answer(user, id, lastCode(), {}, 'client-two')).toBe(false);
    expect(bench.comparisons()).toBe(1);
  });

  it('with a superseded code is wrong in either sign-in', async () => {
    const first = idOf(await bench.start(user));
    bench.advance(30_000);
    const second = idOf(await bench.start(user));
    const [old = '', current = ''] = bench.codes();

    expect(await bench.answer(user, first, old)).toBe(false);
    expect(await bench.answer(user, first, current)).toBe(false);
    expect(await bench.answer(user, second, old)).toBe(false);
    expect(await bench.answer(user, second, current)).toBe(true);
  });

  it.each([undefined, false])('of a user is judged where userNotFound is %s', async (flag) => {
    const id = idOf(await bench.start(user));

    expect(await bench.answer(user, id, lastCode(), { userNotFound: flag })).toBe(true);
  });

  it('of somebody who is not there is never right, though the user’s code and challenge be known', async () => {
    const id = idOf(await bench.start(user));

    expect(await bench.answer(user, id, lastCode(), { userNotFound: true })).toBe(false);
    expect(await bench.answer(user, id, lastCode())).toBe(true);
  });

  it('of somebody who is not there is never right in their own challenge either', async () => {
    const id = idOf(await bench.startStranger(user));
    const stranger = { userNotFound: true, userAttributes: {} };

    // The bench draws its codes in order, so this is the very code that was drawn.
    expect(await bench.answer(user, id, '10000001', stranger)).toBe(false);
    expect(bench.log.at(-1)).toMatchObject({ what: 'answer compared', outcome: 'right' });
  });

  it('made under the pepper before is right during a rotation', async () => {
    const before = challengeBench(tables, { now: bench.deps.now });
    const id = idOf(await before.start(user));
    const rotated = challengeBench(tables, {
      now: bench.deps.now,
      peppers: { current: 'n'.repeat(64), previous: before.deps.peppers.current },
    });

    expect(await rotated.answer(user, id, before.codes()[0] ?? '')).toBe(true);
  });
});

describe('wrong answers in a row', () => {
  const guessTimes = async (times: number): Promise<void> => {
    for (let guess = 0; guess < times; guess += 3) {
      const id = idOf(await bench.start(user));
      for (let one = 0; one < Math.min(3, times - guess); one += 1) {
        await bench.answer(user, id, '00000000');
      }
      bench.advance(30_000);
    }
  };

  it('are told of at twenty, fifty and a hundred, and a hundred lock', async () => {
    await guessTimes(105);

    const warnings = bench.log.filter(({ what }) => /many|locked/.test(what));
    expect(warnings.map(({ what, attempts }) => [what, attempts])).toEqual([
      ['many wrong answers', 20],
      ['many wrong answers', 50],
      ['codes locked', 100],
    ]);
  });

  it('start from nothing after a right one', async () => {
    await guessTimes(99);
    const id = idOf(await bench.start(user));
    await bench.answer(user, id, lastCode());
    bench.advance(30_000);
    await guessTimes(6);

    const right = await bench.answer(user, idOf(await bench.start(user)), lastCode());

    expect(right).toBe(true);
    expect(bench.log.some(({ what }) => what === 'codes locked')).toBe(false);
  });
});

describe('when the table fails', () => {
  const failing = (changes: Partial<Challenges>) =>
    challengeBench(tables, {
      now: bench.deps.now,
      challenges: { ...challengesTable(tables.client, tables.challenges), ...changes },
    });
  const fail = async (): Promise<never> => {
    throw new Error('down');
  };

  it('before the attempt is paid, nothing is compared and nobody gets in', async () => {
    const id = idOf(await bench.start(user));
    const broken = failing({ reserve: fail });

    await expect(broken.answer(user, id, lastCode())).rejects.toThrow('down');
    expect(broken.comparisons()).toBe(0);
  });

  it('while the code is used up, nobody gets in, and the attempt is lost', async () => {
    const id = idOf(await bench.start(user));
    const broken = failing({ consume: fail });

    await expect(broken.answer(user, id, lastCode())).rejects.toThrow('down');
    expect((await bench.deps.challenges.find(`U#${user}`))?.att).toBe(1);
    expect(await bench.answer(user, id, lastCode())).toBe(true);
  });

  it('after it was used up, the same code does not get in again', async () => {
    const id = idOf(await bench.start(user));
    const real = challengesTable(tables.client, tables.challenges);
    const broken = failing({
      consume: async (pk, use) => {
        await real.consume(pk, use);
        return fail();
      },
    });

    await expect(broken.answer(user, id, lastCode())).rejects.toThrow('down');
    expect(await bench.answer(user, id, lastCode())).toBe(false);
  });
});

describe('what DynamoDB answers', () => {
  let dynamodb: AwsStub<ServiceInputTypes, ServiceOutputTypes, DynamoDBClientResolvedConfig>;

  beforeEach(() => {
    dynamodb = mockClient(tables.client);
  });

  afterEach(() => dynamodb.restore());

  it.each([
    'ProvisionedThroughputExceededException',
    'InternalServerError',
    'TransactionConflictException',
    'ResourceNotFoundException',
    'AccessDeniedException',
  ])('other than a failed condition is no verdict: %s', async (name) => {
    const error = Object.assign(new Error('down'), { name });
    dynamodb.on(UpdateItemCommand).rejects(error);

    await expect(bench.answer(user, 'c'.repeat(32), '12345678')).rejects.toThrow('down');
    expect(dynamodb).toHaveReceivedCommandTimes(UpdateItemCommand, 1);
  });
});
