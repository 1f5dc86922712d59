import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import {
  type Bench,
  challengeBench,
  idOf,
  stepOf,
  wrongRound,
} from '../../support/functions/create.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

/** What can happen to one user, in any order; those in one batch happen at the same time. */
type Act =
  | { readonly kind: 'start' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'round' }
  | { readonly kind: 'right'; readonly code: number; readonly session: number }
  | { readonly kind: 'wrong'; readonly session: number };

const index = fc.nat({ max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Act>({ kind: 'start' }) },
  fc.constant<Act>({ kind: 'retry' }),
  fc.constant<Act>({ kind: 'round' }),
  fc.record({ kind: fc.constant('right' as const), code: index, session: index }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wrong' as const), session: index }) },
);
const batch = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 6 }),
  /** Some steps fall on the edges of the policy. */
  thenMs: fc.constantFrom(0, 1, 4_499, 4_500, 11_999, 12_000, 29_999, 30_000, 299_999, 300_000),
  mail: fc.constantFrom<'none' | 'refused' | 'lost'>('none', 'none', 'none', 'refused', 'lost'),
  /** The mail left and the row was not told: its writer died. */
  forgets: fc.boolean(),
});

type World = {
  readonly bench: Bench;
  readonly user: string;
  /** Every challenge that a sign-in was given, oldest first. */
  readonly events: Awaited<ReturnType<Bench['start']>>[];
  rights: { readonly challengeId: string; readonly code: string }[];
};

/** A bench whose table can be made to forget that a message was sent. */
const forgetfulBench = () => {
  const real = challengesTable(tables.client, tables.challenges);
  let forgets = false;
  const bench = challengeBench(tables, {
    challenges: {
      ...real,
      markSent: async (pk, claimId) => {
        if (!forgets) await real.markSent(pk, claimId);
      },
    },
  });
  return {
    bench,
    forget: (whether: boolean) => {
      forgets = whether;
    },
  };
};

const at = <T>(items: readonly T[], position: number): T | undefined =>
  items.length === 0 ? undefined : items[position % items.length];

const perform = async (world: World, { kind, ...rest }: Act): Promise<void> => {
  const { bench, user, events } = world;
  if (kind === 'start' || kind === 'retry') {
    const event = await bench.start(user).catch(() => undefined);
    if (event !== undefined) events.push(event);
    return;
  }
  if (kind === 'round') {
    const last = events.at(-1);
    if (last === undefined) return;
    events.push(await bench.start(user, { session: [wrongRound(last)] }));
    return;
  }
  const event = at(events, 'session' in rest ? rest.session : 0);
  if (event === undefined) return;
  const code = 'code' in rest ? at(bench.codes(), rest.code) : '99999999';
  const challengeId = idOf(event);
  if (await bench.answer(user, challengeId, code ?? '99999999')) {
    world.rights.push({ challengeId, code: code ?? '' });
  }
};

const countBy = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const checkInvariants = async ({ bench, user, rights }: World): Promise<void> => {
  const compared = bench.log.filter(({ what }) => what === 'answer compared');
  const perChallenge = countBy(compared.map(({ challenge = '' }) => challenge));
  for (const comparisons of perChallenge.values()) expect(comparisons).toBeLessThanOrEqual(3);
  for (const successes of countBy(rights.map(({ challengeId }) => challengeId)).values()) {
    expect(successes).toBe(1);
  }
  const row = await bench.deps.challenges.find(`U#${user}`);
  expect(row?.fails ?? 0).toBeLessThanOrEqual(100);
};

describe('whatever order starts, retries, answers, clock and failing mail come in', () => {
  it('a challenge is compared three times at most, succeeds once at most, and wrong answers are counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), async (batches) => {
        const { bench, forget } = forgetfulBench();
        const world: World = {
          bench,
          user: randomUUID(),
          events: [],
          rights: [],
        };
        for (const { acts, thenMs, mail, forgets } of batches) {
          world.bench.failMail(mail);
          forget(forgets);
          await Promise.all(acts.map((one) => perform(world, one)));
          world.bench.advance(thenMs);
          await checkInvariants(world);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nothing is compared after a code expired or another took its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), fc.boolean(), async (wrongBefore, supersede) => {
        const bench = challengeBench(tables);
        const user = randomUUID();
        const event = await bench.start(user);
        for (let time = 0; time < wrongBefore; time += 1) {
          await bench.answer(user, idOf(event), '99999999');
        }
        bench.advance(supersede ? 30_000 : 300_000);
        if (supersede) expect(stepOf(await bench.start(user))).toBe('code');
        const before = bench.comparisons();

        const right = await bench.answer(user, idOf(event), bench.codes()[0] ?? '');

        expect(right).toBe(false);
        expect(bench.comparisons()).toBe(before);
      }),
      { numRuns: 12 },
    );
  });

  it('five days of guessing at every moment that is allowed come to a hundred comparisons', async () => {
    const bench = challengeBench(tables);
    const user = randomUUID();
    for (let minute = 0; minute < 5 * 24 * 60; minute += 60) {
      const event = await bench.start(user);
      for (let guess = 0; guess < 4; guess += 1) await bench.answer(user, idOf(event), '99999999');
      bench.advance(60 * 60_000);
    }

    expect(bench.comparisons()).toBe(100);
    expect(bench.log.some(({ what }) => what === 'codes locked')).toBe(true);
    expect(stepOf(await bench.start(user))).toBe('wait');
  });

  it('of 500 parallel wrong answers three are compared, of 50 right ones one is accepted', async () => {
    const bench = challengeBench(tables);
    const [loser, winner] = [randomUUID(), randomUUID()];
    const losing = idOf(await bench.start(loser));
    await Promise.all(Array.from({ length: 500 }, () => bench.answer(loser, losing, '99999999')));
    const wrong = bench.comparisons();
    const winning = idOf(await bench.start(winner));

    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => bench.answer(winner, winning, bench.codes()[1] ?? '')),
    );

    expect(wrong).toBe(3);
    expect(verdicts.filter(Boolean)).toHaveLength(1);
  });
});
