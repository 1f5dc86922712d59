import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import type { Challenges } from '#shared/ports.ts';
import { type Bench, challengeBench, idOf, stepOf } from '../../support/functions/create.ts';
import { textOf } from '../../support/functions/handler.ts';
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

/** The code of a refusal, which is what clients go by. */
const refusalOf = async (call: Promise<unknown>): Promise<string> =>
  (await textOf(call)).split(':')[0] ?? '';

describe('when the first run died', () => {
  const dying = (challenges: Challenges): Challenges => ({
    ...challenges,
    claim: async (pk, claim) => {
      await challenges.claim(pk, claim);
      throw new Error('killed after the claim');
    },
  });

  it('a second within 4.5 s sends nothing, a later one sends a new code under the same challenge', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const killed = challengeBench(tables, { challenges: dying(real), now: bench.deps.now });
    await refusalOf(killed.start(user));

    const soon = await bench.start(user);
    bench.advance(4_500);
    const later = await bench.start(user);

    expect(idOf(later)).toBe(idOf(soon));
    expect(bench.mails).toHaveLength(1);
    expect(await bench.answer(user, idOf(later), bench.codes()[0] ?? '')).toBe(true);
  });

  it('attempts on the old code count for the new one', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const killed = challengeBench(tables, { challenges: dying(real), now: bench.deps.now });
    await refusalOf(killed.start(user));
    const id = idOf(await bench.start(user));
    await bench.answer(user, id, '00000000');
    await bench.answer(user, id, '00000000');
    bench.advance(4_500);
    await bench.start(user);

    await bench.answer(user, id, '00000000');

    expect(await bench.answer(user, id, bench.codes()[0] ?? '')).toBe(false);
    expect(bench.comparisons()).toBe(3);
  });

  it('a code that was used meanwhile is not made anew: its challenge is over', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const forgetful = challengeBench(tables, {
      challenges: { ...real, markSent: async () => undefined },
    });
    const first = await forgetful.start(user);
    await forgetful.answer(user, idOf(first), forgetful.codes()[0] ?? '');
    forgetful.advance(4_500);

    const second = await forgetful.start(user);

    expect(stepOf(second)).toBe('wait');
    expect(forgetful.mails).toHaveLength(1);
  });

  it('three messages are the most for one challenge', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const forgetful = challengeBench(tables, {
      challenges: { ...real, markSent: async () => undefined },
    });
    for (let run = 0; run < 5; run += 1) {
      await forgetful.start(user);
      forgetful.advance(4_500);
    }

    expect(forgetful.mails).toHaveLength(3);
  });

  it('a claim whose answer was lost is recognised as the own one, and its code is mailed', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const deaf = challengeBench(tables, {
      challenges: {
        ...real,
        claim: async (pk, claim) => {
          await real.claim(pk, claim);
          return real.claim(pk, claim);
        },
      },
    });

    const event = await deaf.start(user);

    expect(stepOf(event)).toBe('code');
    expect(deaf.mails).toHaveLength(1);
    expect(await deaf.answer(user, idOf(event), deaf.codes()[0] ?? '')).toBe(true);
  });
});

describe('when mail is down', () => {
  it('says so, and tries again ten seconds later with a new code', async () => {
    const down = challengeBench(tables, {
      breaker: { openUntil: async () => 0, open: async () => undefined },
    });
    down.failMail('refused');
    const refusal = await refusalOf(down.start(user));
    down.failMail('none');

    const soon = await down.start(user);
    down.advance(10_000);
    const later = await down.start(user);

    expect(refusal).toBe('delivery_unavailable');
    expect(stepOf(soon)).toBe('wait');
    expect(stepOf(later)).toBe('code');
    expect(down.mails).toHaveLength(1);
  });

  it('tells the user whose message failed what it tells somebody who is not there', async () => {
    bench.failMail('refused');
    await refusalOf(bench.start(user));
    bench.advance(5_000);

    const known = await refusalOf(bench.start(user));
    const unknown = await refusalOf(bench.startStranger(randomUUID()));
    bench.advance(5_001);

    expect([known, unknown]).toEqual(['delivery_unavailable', 'delivery_unavailable']);
  });

  it('tells known and unknown users alike for a while', async () => {
    bench.failMail('refused');
    await refusalOf(bench.start(user));
    bench.failMail('none');

    const known = await refusalOf(bench.start(randomUUID()));
    const unknown = await refusalOf(bench.startStranger(randomUUID()));
    bench.advance(10_001);

    expect([known, unknown]).toEqual(['delivery_unavailable', 'delivery_unavailable']);
    expect(stepOf(await bench.startStranger(randomUUID()))).toBe('code');
  });
});

describe('when the table fails', () => {
  const fail = async (): Promise<never> => {
    throw new Error('down');
  };
  const failing = (changes: Partial<Challenges>, more: object = {}) =>
    challengeBench(tables, {
      now: bench.deps.now,
      challenges: { ...challengesTable(tables.client, tables.challenges), ...changes },
      ...more,
    });

  it.each([
    ['reading the row', { find: fail }, {}],
    ['claiming', { claim: fail }, {}],
    ['reading the breaker', {}, { breaker: { openUntil: fail, open: fail } }],
  ])('at %s, nothing is mailed', async (_step, changes, more) => {
    const broken = failing(changes, more);

    expect(await refusalOf(broken.start(user))).toBe('down');
    expect(broken.mails).toEqual([]);
  });

  it('at marking the mail sent, the code is good all the same', async () => {
    const broken = failing({ markSent: fail });

    const event = await broken.start(user);

    expect(await broken.answer(user, idOf(event), broken.codes()[0] ?? '')).toBe(true);
    expect(broken.log.map(({ what }) => what)).toContain('send state not kept');
  });

  it('at marking the mail failed, the user is told of the mail', async () => {
    const broken = failing(
      { markFailed: fail },
      { breaker: { openUntil: async () => 0, open: fail } },
    );
    broken.failMail('refused');

    expect(await refusalOf(broken.start(user))).toBe('delivery_unavailable');
  });
});
