import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import type { Challenges, Claim } from '#shared/ports.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let challenges: Challenges;
let pk: string;

beforeAll(async () => {
  tables = await startTables();
  challenges = challengesTable(tables.client, tables.challenges);
});

afterAll(() => tables.stop());

beforeEach(() => {
  pk = `U#${randomUUID()}`;
});

const now = 1_000_000;
const cid = 'c'.repeat(32);

const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  cid,
  h: 'ab'.repeat(32),
  exp: now + 300_000,
  next: now + 30_000,
  sendTry: 1,
  claimedAt: now,
  claimId: 'claim-1',
  clientId: 'client',
  destHash: 'dest',
  readVersion: 0,
  attempts: 'start',
  ...changes,
});

const attempt = (changes: object = {}) => ({ cid, attempts: 3, now, ...changes });
const reserveTimes = async (count: number): Promise<void> => {
  for (let time = 0; time < count; time += 1) await challenges.reserve(pk, attempt());
};

describe('a claim', () => {
  it('writes the first row, with nothing counted yet', async () => {
    const outcome = await challenges.claim(pk, aClaim());

    expect(outcome).toBe('claimed');
    expect(await challenges.find(pk)).toMatchObject({
      ver: 1,
      cid,
      att: 0,
      fails: 0,
      sendState: 'PENDING',
    });
  });

  it('is lost when somebody else claimed since the row was read', async () => {
    await challenges.claim(pk, aClaim());

    const outcome = await challenges.claim(pk, aClaim({ claimId: 'claim-2' }));

    expect(outcome).toBe('lost');
    expect((await challenges.find(pk))?.claimId).toBe('claim-1');
  });

  it('of fifty at once stands once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => challenges.claim(pk, aClaim({ claimId: randomUUID() }))),
    );

    expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
  });

  it('on a new code starts its attempts and keeps the wrong answers in a row', async () => {
    await challenges.claim(pk, aClaim());
    await reserveTimes(2);

    await challenges.claim(pk, aClaim({ readVersion: 1, cid: 'd'.repeat(32) }));

    expect(await challenges.find(pk)).toMatchObject({ ver: 2, att: 0, fails: 2 });
  });

  it('on a code made again keeps the attempts that the row has by now', async () => {
    await challenges.claim(pk, aClaim());
    await reserveTimes(2);

    await challenges.claim(pk, aClaim({ readVersion: 1, attempts: 'keep' }));

    expect(await challenges.find(pk)).toMatchObject({ att: 2 });
  });

  it('on a code made again is lost when the code was used since the row was read', async () => {
    await challenges.claim(pk, aClaim());
    await challenges.consume(pk, { cid, invocation: 'i', now });

    const outcome = await challenges.claim(pk, aClaim({ readVersion: 1, attempts: 'keep' }));

    expect(outcome).toBe('lost');
  });

  it('forgets that the code before it was used', async () => {
    await challenges.claim(pk, aClaim());
    await challenges.consume(pk, { cid, invocation: 'i', now });

    await challenges.claim(pk, aClaim({ readVersion: 1 }));

    const row = await challenges.find(pk);
    expect(row?.usedAt).toBeUndefined();
    expect(row?.usedBy).toBeUndefined();
  });

  it('is lost after a hundred wrong answers in a row', async () => {
    for (let code = 0; code < 20; code += 1) {
      await challenges.claim(pk, aClaim({ readVersion: code }));
      for (let time = 0; time < 5; time += 1) {
        await challenges.reserve(pk, attempt({ attempts: 5 }));
      }
    }

    const outcome = await challenges.claim(pk, aClaim({ readVersion: 20 }));

    expect((await challenges.find(pk))?.fails).toBe(100);
    expect(outcome).toBe('lost');
  });
});

describe('an attempt', () => {
  it('is paid for before anybody compares', async () => {
    await challenges.claim(pk, aClaim());

    const row = await challenges.reserve(pk, attempt());

    expect(row).toMatchObject({ att: 1, fails: 1, h: 'ab'.repeat(32) });
  });

  it('of five hundred at once is given three times', async () => {
    await challenges.claim(pk, aClaim());

    const rows = await Promise.all(
      Array.from({ length: 500 }, () => challenges.reserve(pk, attempt())),
    );

    expect(rows.filter((row) => row !== undefined)).toHaveLength(3);
  });

  it.each([
    ['another challenge', attempt({ cid: 'e'.repeat(32) })],
    ['the moment at which the code expires', attempt({ now: now + 300_000 })],
  ])('is not given for %s', async (_what, asked) => {
    await challenges.claim(pk, aClaim());

    expect(await challenges.reserve(pk, asked)).toBeUndefined();
  });

  it('is not given for a used code', async () => {
    await challenges.claim(pk, aClaim());
    await challenges.consume(pk, { cid, invocation: 'i', now });

    expect(await challenges.reserve(pk, attempt())).toBeUndefined();
  });

  it('is not given where there is no row', async () => {
    expect(await challenges.reserve(pk, attempt())).toBeUndefined();
  });
});

describe('a code', () => {
  it('of fifty right answers at once is used by one', async () => {
    await challenges.claim(pk, aClaim());

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        challenges.consume(pk, { cid, invocation: randomUUID(), now }),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === 'consumed')).toHaveLength(1);
  });

  it('may be used again by the same invocation, since the SDK repeats a write whose answer it lost', async () => {
    await challenges.claim(pk, aClaim());
    const use = { cid, invocation: 'the same', now };
    await challenges.consume(pk, use);

    expect(await challenges.consume(pk, use)).toBe('consumed');
  });

  it('sets the wrong answers in a row back and takes its hash away', async () => {
    await challenges.claim(pk, aClaim());
    await reserveTimes(2);

    await challenges.consume(pk, { cid, invocation: 'i', now });

    const row = await challenges.find(pk);
    expect(row).toMatchObject({ fails: 0, usedAt: now, usedBy: 'i' });
    expect(row?.h).toBeUndefined();
  });

  it('of a superseded challenge is lost', async () => {
    await challenges.claim(pk, aClaim());
    await challenges.claim(pk, aClaim({ readVersion: 1, cid: 'd'.repeat(32) }));

    expect(await challenges.consume(pk, { cid, invocation: 'i', now })).toBe('lost');
  });
});

describe('the mark of a message', () => {
  it('belongs to the claim that it was sent for', async () => {
    await challenges.claim(pk, aClaim());

    await challenges.markSent(pk, 'claim-of-another');
    const before = (await challenges.find(pk))?.sendState;
    await challenges.markSent(pk, 'claim-1');

    expect(before).toBe('PENDING');
    expect((await challenges.find(pk))?.sendState).toBe('SENT');
  });

  it('of a failure says when to try again', async () => {
    await challenges.claim(pk, aClaim());

    await challenges.markFailed(pk, 'claim-1', now + 10_000);

    expect(await challenges.find(pk)).toMatchObject({ sendState: 'FAILED', next: now + 10_000 });
  });
});
