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
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import { provenAddressesTable } from '#shared/aws/challenges-table/proven-addresses.ts';
import { addressHash } from '#shared/one-time-code/secrets/proven-address.ts';
import type { Challenges } from '#shared/ports.ts';
import {
  type Bench,
  challengeBench,
  pepper,
  policy,
  recorded,
  resendAfter,
} from '../../support/functions/create.ts';
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

const minute = 60_000;
const longPolicy = { ...policy, longCodesOnly: true };

describe('a short code', () => {
  it('is right once', async () => {
    const event = await bench.start(user);
    const code = bench.codeOf(user, event);

    expect(await bench.answer(user, event, code)).toBe(true);
    expect(await bench.answer(user, event, code)).toBe(false);
  });

  it('is paid for before it is compared: after three wrong answers the right one is refused', async () => {
    const event = await bench.start(user);
    const wrong = bench.wrongCodeOf(user, event);
    for (let guess = 0; guess < 5; guess += 1) await bench.answer(user, event, wrong);

    expect(await bench.answer(user, event, bench.codeOf(user, event))).toBe(false);
    expect(bench.comparisons()).toBe(3);
  });

  it('that is right takes its answer off the block and ends the row of wrong ones', async () => {
    const event = await bench.start(user);
    await bench.answer(user, event, bench.wrongCodeOf(user, event));
    await bench.answer(user, event, bench.codeOf(user, event));

    const { wrongByBlock, wrongInARow } = await bench.stateOf(user);

    expect([Object.values(wrongByBlock), wrongInARow]).toEqual([[1], 0]);
  });

  it('is right in two sign-ins that joined one challenge, and used once', async () => {
    const one = await bench.start(user);
    const other = await bench.start(user);

    expect(await bench.answer(user, other, bench.codeOf(user, one))).toBe(true);
    expect(await bench.answer(user, one, bench.codeOf(user, one))).toBe(false);
  });

  it('of the length before CodeLength changed costs no answer, and a resend brings one that is right', async () => {
    const event = await bench.start(user);
    const { now } = bench.deps;
    const changed = challengeBench(tables, { policy: { ...policy, codeLength: 10 }, now });

    expect(await changed.answer(user, event, bench.codeOf(user, event))).toBe(false);
    expect((await bench.stateOf(user)).wrongInARow).toBe(0);
    bench.advance(minute / 2);
    const again = await changed.start(user, resendAfter(event));
    expect(await changed.answer(user, again, changed.codeOf(user, again))).toBe(true);
  });

  it('is good for ten minutes', async () => {
    const event = await bench.start(user);
    const code = bench.codeOf(user, event);
    bench.advance(10 * minute - 1);
    expect(await bench.answer(user, event, bench.wrongCodeOf(user, event))).toBe(false);
    expect(bench.comparisons()).toBe(1);
    bench.advance(1);

    expect(await bench.answer(user, event, code)).toBe(false);
    expect(bench.comparisons()).toBe(1);
  });

  it('is worthless once the address has changed', async () => {
    const event = await bench.start(user);
    const userAttributes = { sub: user, email: 'eve@example.com' };
    const code = bench.codeOf(user, event);

    expect(await bench.answer(user, event, code, { userAttributes })).toBe(false);
  });

  it('of another user is wrong in the own challenge', async () => {
    const other = randomUUID();
    const [own, foreign] = [await bench.start(user), await bench.start(other)];

    expect(await bench.answer(user, own, bench.codeOf(other, foreign))).toBe(false);
    expect(await bench.answer(user, foreign, bench.codeOf(other, foreign))).toBe(false);
  });

  it.each([undefined, null, false])('is judged where userNotFound is %s', async (userNotFound) => {
    const event = await bench.start(user);

    expect(await bench.answer(user, event, bench.codeOf(user, event), { userNotFound })).toBe(true);
  });

  it('leaves the proof of exactly the address that the user has', async () => {
    const event = await bench.start(user);
    await bench.answer(user, event, bench.codeOf(user, event));

    const address = `${user}@example.com`;
    const proven = { userPoolId: event.userPoolId, user, address };
    const proofs = provenAddressesTable(tables.client, tables.challenges);
    expect(await proofs.find(user)).toEqual({
      hash: addressHash(proven, pepper),
      at: bench.deps.now(),
    });
  });

  it('that is wrong leaves no proof', async () => {
    const event = await bench.start(user);
    await bench.answer(user, event, bench.wrongCodeOf(user, event));

    expect((await bench.stateOf(user)).provenAddress).toBeUndefined();
  });
});

describe('a long code', () => {
  it('has no limit on wrong answers, which write nothing, and is right once', async () => {
    const long = challengeBench(tables, { policy: longPolicy });
    const event = await long.start(user);
    const before = await long.stateOf(user);
    for (let guess = 0; guess < 20; guess += 1) await long.answer(user, event, 'A'.repeat(16));
    expect(await long.stateOf(user)).toEqual(before);
    const code = long.codeOf(user, event);

    expect(await long.answer(user, event, code.toLowerCase())).toBe(true);
    expect(await long.answer(user, event, code)).toBe(false);
  });

  it('is refused once it has expired', async () => {
    const long = challengeBench(tables, { policy: longPolicy });
    const event = await long.start(user);
    long.advance(10 * minute);

    expect(await long.answer(user, event, long.codeOf(user, event))).toBe(false);
  });

  it('is right while the block of short codes is full', async () => {
    const event = await bench.start(user);
    await bench.answer(user, event, bench.wrongCodeOf(user, event));
    const long = challengeBench(tables, { policy: longPolicy });
    long.advance(5 * minute);
    const next = await long.start(user);

    expect(await long.answer(user, next, long.codeOf(user, next))).toBe(true);
  });
});

describe('the calls of verify', () => {
  const callsOf = async (
    answer: 'right' | 'wrong' | 'no code' | 'resend',
    longCodesOnly = false,
  ) => {
    const { calls, recording } = recorded(challengesTable(tables.client, tables.challenges));
    const counting = challengeBench(tables, {
      challenges: recording,
      policy: { ...policy, longCodesOnly },
    });
    const event = await counting.start(user);
    calls.length = 0;
    const right = counting.codeOf(user, event);
    const wrong = longCodesOnly ? 'A'.repeat(16) : counting.wrongCodeOf(user, event);
    const typed = { right, wrong, 'no code': 'x', resend: right }[answer];
    const metadata = answer === 'resend' ? { clientMetadata: { action: 'resend' } } : {};
    await counting.answer(user, event, typed, metadata);
    return calls;
  };

  it.each([
    ['right', false, ['reserve', 'consume']],
    ['wrong', false, ['reserve']],
    ['no code', false, []],
    ['resend', false, []],
    ['right', true, ['consume']],
    ['wrong', true, []],
  ] as const)('after an answer that is %s, long %s, are %j', async (answer, long, calls) => {
    expect(await callsOf(answer, long)).toEqual(calls);
  });
});

describe('when the table fails', () => {
  const failing = (changes: Partial<Challenges>) =>
    challengeBench(tables, {
      now: bench.deps.now,
      challenges: { ...bench.deps.challenges, ...changes },
    });
  const fail = async (): Promise<never> => {
    throw new Error('down');
  };

  it('before the attempt is paid, nothing is compared', async () => {
    const event = await bench.start(user);
    const broken = failing({ reserve: fail });

    await expect(broken.answer(user, event, bench.codeOf(user, event))).rejects.toThrow('down');
    expect(broken.comparisons()).toBe(0);
  });

  it('before the code is used up, the attempt is lost and the code still good', async () => {
    const event = await bench.start(user);
    const broken = failing({ consume: fail });
    const code = bench.codeOf(user, event);

    await expect(broken.answer(user, event, code)).rejects.toThrow('down');
    expect((await bench.stateOf(user)).slots.map((slot) => slot?.attempts)).toContain(1);
    expect(await bench.answer(user, event, code)).toBe(true);
  });

  it('after the code was used up, the same code is not accepted again', async () => {
    const event = await bench.start(user);
    const broken = failing({
      consume: async (rowKey, use, now) => {
        await bench.deps.challenges.consume(rowKey, use, now);
        return fail();
      },
    });
    const code = bench.codeOf(user, event);

    await expect(broken.answer(user, event, code)).rejects.toThrow('down');
    expect(await bench.answer(user, event, code)).toBe(false);
  });
});

describe('an error of DynamoDB', () => {
  let dynamodb: AwsStub<ServiceInputTypes, ServiceOutputTypes, DynamoDBClientResolvedConfig>;

  afterEach(() => dynamodb.restore());

  it.each([
    'ProvisionedThroughputExceededException',
    'InternalServerError',
    'TransactionConflictException',
    'ResourceNotFoundException',
    'AccessDeniedException',
  ])('other than a failed condition is passed on: %s', async (name) => {
    const event = await bench.start(user);
    dynamodb = mockClient(tables.client);
    dynamodb.on(UpdateItemCommand).rejects(Object.assign(new Error('down'), { name }));

    await expect(bench.answer(user, event, bench.wrongCodeOf(user, event))).rejects.toThrow('down');
    expect(dynamodb).toHaveReceivedCommandTimes(UpdateItemCommand, 1);
  });
});
