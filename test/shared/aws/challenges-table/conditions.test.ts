import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveriesTable } from '#shared/aws/challenges-table/deliveries.ts';
import { clockSkewMs, leaseMs, lifetimeMs } from '#shared/one-time-code/limits.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import type { Deliveries, DueMail } from '#shared/ports.ts';
import { localCredentials } from '../../../../local/identity.ts';
import { startTables, type TestTables } from '../../../support/services/dynamodb.ts';
import { aChallenge, idOf, minute, second, t0 } from '../../one-time-code/states.ts';
import { aMailAgain, aNewChallenge, aRowKey, challengeId, type Rows, rowsOf } from './table.ts';

let tables: TestTables;
let rows: Rows;
let deliveries: Deliveries;

beforeAll(async () => {
  tables = await startTables();
  rows = rowsOf(tables);
  deliveries = deliveriesTable(tables.client, tables.challenges);
});

afterAll(() => tables.stop());

type Columns = Readonly<Record<string, unknown>>;

const now = t0 + minute;
const wrong = `wrong${blockOf(now)}`;
const answered = { slot: 0, challengeId } as const;
const latest = now + lifetimeMs + clockSkewMs;

/** A row of one challenge with these columns changed. */
const rowWith = async (columns: Columns = {}): Promise<string> => {
  const rowKey = await rows.started();
  if (Object.keys(columns).length > 0) await rows.set(rowKey, columns);
  return rowKey;
};

/** A refused write leaves no trace. */
const staysTheSame = async (rowKey: string, call: () => Promise<unknown>): Promise<void> => {
  const before = await rows.challenges.find(rowKey);
  await call();
  expect(await rows.challenges.find(rowKey)).toEqual(before);
};

describe('create', () => {
  it('a new challenge is written where there is no row', async () => {
    const rowKey = aRowKey();

    expect(await rows.challenges.create(rowKey, aNewChallenge())).toBe('written');
    expect(await rows.challenges.find(rowKey)).toMatchObject({
      version: 1,
      newestSlot: 0,
      slots: [{ id: challengeId, kind: 'digits', attempts: 0 }, undefined],
      mails: [t0],
      delivery: { status: 'due', slot: 0, mailNumber: 1, tries: 0, envelope: 'sealed' },
    });
  });

  it('a new challenge in a slot removes the use of the one before it', async () => {
    const rowKey = await rowWith({ slot0UsedBy: 'i1', slot0Attempts: 3 });
    const state = await rows.challenges.find(rowKey);

    await rows.challenges.create(rowKey, aNewChallenge({ state, id: idOf('b') }));

    const { slots } = await rows.challenges.find(rowKey);
    expect(slots[0]).toEqual(aChallenge({ id: idOf('b') }));
  });

  it('a new challenge leaves the other slot as it is', async () => {
    const rowKey = await rowWith({ slot0Attempts: 2 });
    const state = await rows.challenges.find(rowKey);

    await rows.challenges.create(rowKey, aNewChallenge({ state, slot: 1, id: idOf('b') }));

    const { slots } = await rows.challenges.find(rowKey);
    expect(slots).toEqual([aChallenge({ attempts: 2 }), aChallenge({ id: idOf('b') })]);
  });

  it.each<[string, Columns, 'newChallenge' | 'mailAgain']>([
    ['a new challenge', { version: 2 }, 'newChallenge'],
    ['another mail', { version: 2 }, 'mailAgain'],
    ['another mail of a code that was used', { slot0UsedBy: 'i1' }, 'mailAgain'],
    ['another mail of a challenge that was replaced', { slot0Id: idOf('b') }, 'mailAgain'],
  ])('%s is refused where the row has %j since it was read', async (_, columns, outcome) => {
    const rowKey = await rowWith();
    const state = await rows.challenges.find(rowKey);
    await rows.set(rowKey, columns);
    const write =
      outcome === 'newChallenge' ? aNewChallenge({ state, slot: 1 }) : aMailAgain(state, now);

    await staysTheSame(rowKey, async () => {
      expect(await rows.challenges.create(rowKey, write)).toBe('lost');
    });
  });

  it('a first challenge is refused where there is a row', async () => {
    const rowKey = await rowWith();

    await staysTheSame(rowKey, async () => {
      expect(await rows.challenges.create(rowKey, aNewChallenge())).toBe('lost');
    });
  });

  it('counts of old blocks are removed and later ones kept', async () => {
    const block = blockOf(t0);
    const rowKey = await rowWith({ [`wrong${block - 5}`]: 4, [`wrong${block}`]: 2 });
    const state = await rows.challenges.find(rowKey);

    await rows.challenges.create(rowKey, aMailAgain(state, now));

    expect((await rows.challenges.find(rowKey)).wrongByBlock).toEqual({ [block]: 2 });
  });
});

describe('reserve', () => {
  it('adds one to the attempts, to the block and to the wrong answers in a row', async () => {
    const rowKey = await rowWith({ [wrong]: 4, wrongInARow: 5 });

    expect(await rows.challenges.reserve(rowKey, answered, now)).toBe('reserved');
    expect(await rows.challenges.find(rowKey)).toMatchObject({
      version: 1,
      slots: [{ attempts: 1 }, undefined],
      wrongInARow: 6,
      wrongByBlock: { [blockOf(now)]: 5 },
    });
  });

  it.each<[string, Columns]>([
    ['two answers were given', { slot0Attempts: 2 }],
    ['the block has nine wrong answers', { [wrong]: 9 }],
    ['only the block before is full', { [`wrong${blockOf(now) - 1}`]: 10 }],
    ['the challenge expires in a millisecond', { slot0ExpiresAt: now + 1 }],
    ['the challenge is dated 60 s ahead', { slot0ExpiresAt: latest }],
  ])('is accepted where %s', async (_, columns) => {
    const rowKey = await rowWith(columns);

    expect(await rows.challenges.reserve(rowKey, answered, now)).toBe('reserved');
  });

  it.each<[string, Columns]>([
    ['the slot holds another challenge', { slot0Id: idOf('b') }],
    ['the challenge is long', { slot0Kind: 'long' }],
    ['the challenge is used', { slot0UsedBy: 'i1' }],
    ['the challenge has expired', { slot0ExpiresAt: now }],
    ['the challenge is dated further ahead than 60 s', { slot0ExpiresAt: latest + 1 }],
    ['three answers were given', { slot0Attempts: 3 }],
    ['the block has ten wrong answers', { [wrong]: 10 }],
  ])('is refused where %s', async (_, columns) => {
    const rowKey = await rowWith(columns);

    await staysTheSame(rowKey, async () => {
      expect(await rows.challenges.reserve(rowKey, answered, now)).toBe('refused');
    });
  });

  it('is refused where there is no row, and makes none', async () => {
    const rowKey = aRowKey();

    expect(await rows.challenges.reserve(rowKey, answered, now)).toBe('refused');
    expect((await rows.challenges.find(rowKey)).version).toBe(0);
  });
});

describe('consume', () => {
  const use = {
    ...answered,
    invocation: 'i1',
    reservedBlock: blockOf(now),
    addressHash: 'hash',
  } as const;

  it('uses the challenge, keeps the proof and takes the reserved answer off its block', async () => {
    const rowKey = await rowWith({ [wrong]: 3, wrongInARow: 4 });

    expect(await rows.challenges.consume(rowKey, use, now)).toBe('consumed');
    expect(await rows.challenges.find(rowKey)).toMatchObject({
      version: 1,
      slots: [{ usedBy: 'i1' }, undefined],
      lastSuccessAt: now,
      provenAddress: { hash: 'hash', at: now },
      wrongInARow: 0,
      wrongByBlock: { [blockOf(now)]: 2 },
    });
  });

  it('of a long code takes nothing off a block', async () => {
    const rowKey = await rowWith({ slot0Kind: 'long', [wrong]: 3 });

    await rows.challenges.consume(rowKey, { ...use, reservedBlock: undefined }, now);

    expect((await rows.challenges.find(rowKey)).wrongByBlock).toEqual({ [blockOf(now)]: 3 });
  });

  it.each<[string, Columns]>([
    ['the slot holds another challenge', { slot0Id: idOf('b') }],
    ['another invocation used the challenge', { slot0UsedBy: 'i2' }],
    ['the challenge has expired', { slot0ExpiresAt: now }],
    ['the challenge is dated further ahead than 60 s', { slot0ExpiresAt: latest + 1 }],
  ])('is refused where %s', async (_, columns) => {
    const rowKey = await rowWith(columns);

    await staysTheSame(rowKey, async () => {
      expect(await rows.challenges.consume(rowKey, use, now)).toBe('lost');
    });
  });

  it('repeated by its own invocation counts as done and takes nothing off twice', async () => {
    const rowKey = await rowWith({ [wrong]: 3 });
    await rows.challenges.consume(rowKey, use, now);

    expect(await rows.challenges.consume(rowKey, use, now)).toBe('consumed');
    expect((await rows.challenges.find(rowKey)).wrongByBlock).toEqual({ [blockOf(now)]: 2 });
  });

  it('is refused where there is no row, and makes none', async () => {
    const rowKey = aRowKey();

    expect(await rows.challenges.consume(rowKey, use, now)).toBe('lost');
    expect((await rows.challenges.find(rowKey)).version).toBe(0);
  });
});

/** A client that makes each write twice, as the SDK does where the response to the first one was lost. */
const repeatingWrites = (between: () => Promise<void> = async () => undefined): DynamoDBClient => {
  const client = new DynamoDBClient({
    endpoint: tables.url,
    region: 'us-east-1',
    credentials: localCredentials,
  });
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'UpdateItemCommand') return next(args);
        await next(args);
        await between();
        return next(args);
      },
    { step: 'initialize', priority: 'low' },
  );
  return client;
};

const aDueMail = (rowKey: string): DueMail => ({
  rowKey,
  slot: 0,
  mailNumber: 1,
  envelope: 'sealed',
  challenge: aChallenge(),
  dueAt: t0,
});

describe('lease', () => {
  const lease = (rowKey: string) => deliveries.lease(aDueMail(rowKey), now);
  const leased = { outcome: 'leased', leaseUntil: now + leaseMs };

  it('holds a due mail for 15 s and adds one to the tries', async () => {
    const rowKey = await rowWith();

    expect(await lease(rowKey)).toEqual(leased);
    expect((await rows.challenges.find(rowKey)).delivery).toMatchObject({
      status: 'sending',
      leaseUntil: now + leaseMs,
      tries: 1,
    });
  });

  it.each<[string, Columns]>([
    ['the lease of another courier ran out', { delivery: 'sending', leaseUntil: now, tries: 1 }],
    ['a try was given back', { delivery: 'sending', leaseUntil: 0, tries: 0 }],
    ['a long code has many answers', { slot0Kind: 'long', slot0Attempts: 3 }],
    ['the challenge is dated ahead by a clock that was wrong', { slot0ExpiresAt: latest + 1 }],
    ['the block is full, and a new one begins before it expires', { [wrong]: 10 }],
  ])('is taken where %s', async (_, columns) => {
    expect(await lease(await rowWith(columns))).toEqual(leased);
  });

  it.each<[string, Columns, 'held' | 'done']>([
    ['a newer mail replaced it', { mailNumber: 2 }, 'done'],
    ['the mail is of the other slot', { deliverySlot: 1 }, 'done'],
    ['the slot holds another challenge', { slot0Id: idOf('b') }, 'done'],
    ['the code is used', { slot0UsedBy: 'i1' }, 'done'],
    ['the code is spent', { slot0Attempts: 3 }, 'done'],
    ['the code has expired', { slot0ExpiresAt: now }, 'done'],
    ['it was handed over', { delivery: 'handed' }, 'done'],
    ['it is undeliverable', { delivery: 'undeliverable' }, 'done'],
    ['it is never sent', { delivery: 'none' }, 'done'],
    ['two tries were made', { delivery: 'sending', leaseUntil: now, tries: 2 }, 'done'],
    ['another courier holds it', { delivery: 'sending', leaseUntil: now + 1, tries: 1 }, 'held'],
    [
      'another courier holds it for the last try',
      { delivery: 'sending', leaseUntil: now + 1, tries: 2 },
      'done',
    ],
  ])('is refused where %s', async (_, columns, outcome) => {
    const rowKey = await rowWith(columns);

    await staysTheSame(rowKey, async () => {
      expect(await lease(rowKey)).toEqual({ outcome });
    });
  });

  it.each([0, 1])(
    'whose response was lost is held by the repeated write, after %i tries',
    async (tries) => {
      const rowKey = await rowWith({ tries });
      const repeating = deliveriesTable(repeatingWrites(), tables.challenges);

      expect(await repeating.lease(aDueMail(rowKey), now)).toEqual(leased);
      expect((await rows.challenges.find(rowKey)).delivery.tries).toBe(tries + 1);
      // Another courier of the same millisecond does not take it for its own.
      expect((await lease(rowKey)).outcome).not.toBe('leased');
    },
  );

  it('whose response was lost is gone where a newer mail came between', async () => {
    const rowKey = await rowWith();
    const newer = async () => {
      await rows.set(rowKey, { delivery: 'due', mailNumber: 2 });
    };
    const repeating = deliveriesTable(repeatingWrites(newer), tables.challenges);

    expect(await repeating.lease(aDueMail(rowKey), now)).toEqual({ outcome: 'done' });
    expect((await rows.challenges.find(rowKey)).delivery.status).toBe('due');
  });

  it('is done where the row was erased, and makes none', async () => {
    const rowKey = aRowKey();

    expect(await lease(rowKey)).toEqual({ outcome: 'done' });
    expect((await rows.challenges.find(rowKey)).version).toBe(0);
  });
});

describe('the end of a lease', () => {
  const held = { delivery: 'sending', leaseUntil: now + leaseMs, tries: 1 };

  it('given back returns the try and stays out of the stream filter', async () => {
    const rowKey = await rowWith(held);

    await deliveries.giveBack(aDueMail(rowKey), now + leaseMs);

    expect((await rows.challenges.find(rowKey)).delivery).toMatchObject({
      status: 'sending',
      leaseUntil: 0,
      tries: 0,
    });
  });

  it.each<[string, Columns]>([
    ['another mail replaced it', { ...held, mailNumber: 2 }],
    ['another courier holds it', { ...held, leaseUntil: now + leaseMs + second }],
    ['it was handed over', { ...held, delivery: 'handed' }],
  ])('gives nothing back where %s', async (_, columns) => {
    const rowKey = await rowWith(columns);

    await staysTheSame(rowKey, () => deliveries.giveBack(aDueMail(rowKey), now + leaseMs));
  });

  it.each(['handed', 'undeliverable', 'none'] as const)('%s is kept', async (status) => {
    const rowKey = await rowWith(held);

    await deliveries.finish(aDueMail(rowKey), status);

    const { delivery } = await rows.challenges.find(rowKey);
    expect(delivery).toMatchObject({ status, leaseUntil: 0, tries: 1 });
  });

  it('does not end the first mail of a row that was made again', async () => {
    const rowKey = await rowWith({ delivery: 'due', slot0Id: 'f'.repeat(32) });

    await staysTheSame(rowKey, () => deliveries.finish(aDueMail(rowKey), 'handed'));
  });

  it('does not end a newer mail', async () => {
    const rowKey = await rowWith({ ...held, mailNumber: 2 });

    await staysTheSame(rowKey, () => deliveries.finish(aDueMail(rowKey), 'handed'));
  });
});
