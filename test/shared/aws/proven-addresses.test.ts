import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import { provenAddresses } from '#shared/aws/proven-addresses.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

/** A user whose code was claimed as create does it. */
const aUserWithCode = async () => {
  const challenges = challengesTable(tables.client, tables.challenges);
  const user = randomUUID();
  const claim = (cid: string, destHash: string, readVersion: number) =>
    challenges.claim(`U#${user}`, {
      cid,
      destHash,
      readVersion,
      h: 'ab'.repeat(32),
      exp: 300_000,
      next: 30_000,
      sendTry: 1,
      claimedAt: 0,
      claimId: 'claim',
      clientId: 'client',
      attempts: 'start',
    });
  await claim('c1', 'd1', 0);
  return {
    user,
    claim,
    use: (cid: string) => challenges.consume(`U#${user}`, { cid, invocation: 'i', now: 1 }),
    proven: () => provenAddresses(tables.client, tables.challenges).lastProven(user),
  };
};

describe('the address that a code proved', () => {
  it('is not known while the code waits', async () => {
    expect(await (await aUserWithCode()).proven()).toBeUndefined();
  });

  it('is known once the code was used, as verify leaves it', async () => {
    const { use, proven } = await aUserWithCode();
    await use('c1');

    expect(await proven()).toEqual({ challengeId: 'c1', destHash: 'd1' });
  });

  it('is forgotten with the next code: that one may go elsewhere', async () => {
    const { claim, use, proven } = await aUserWithCode();
    await use('c1');
    await claim('c2', 'd2', 1);

    expect(await proven()).toBeUndefined();
  });

  it('is nothing for somebody who never had a code', async () => {
    const addresses = provenAddresses(tables.client, tables.challenges);

    expect(await addresses.lastProven(randomUUID())).toBeUndefined();
  });
});
