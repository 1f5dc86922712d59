import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import {
  type Bench,
  type Created,
  challengeBench,
  idOf,
  policy,
  resendAfter,
  shownOf,
} from '../../support/functions/create.ts';
import fc from '../../support/properties.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

const second = 1000;
const minute = 60 * second;

/** Answers that are on their way at the same time, to any challenge that a sign-in was ever shown. */
const answers = fc.array(fc.record({ of: fc.nat({ max: 3 }), isRight: fc.boolean() }), {
  maxLength: 8,
});
const batches = fc.array(
  fc.record({
    starts: fc.nat({ max: 2 }),
    resends: fc.boolean(),
    answers,
    guesses: fc.constantFrom(0, 0, 5),
    thenMs: fc.constantFrom(0, second, 30 * second, 5 * minute, 10 * minute, 6 * 60 * minute),
  }),
  { minLength: 1, maxLength: 8 },
);

type Batch = typeof batches extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

/** One user, the challenges that were shown, and which of them were accepted. */
const newWorld = () => {
  const bench = challengeBench(tables);
  return {
    bench,
    user: randomUUID(),
    shown: [] as Created[],
    used: [] as string[],
    wrongByBlock: new Map<number, number>(),
  };
};

type World = ReturnType<typeof newWorld>;

const answer = async ({ bench, user, shown, used }: World, of: number, isRight: boolean) => {
  const event = shown.at(-1 - of);
  if (event === undefined || shownOf(event).step !== 'code') return;
  const isLong = shownOf(event).codeKind === 'letters';
  const wrong = isLong ? 'A'.repeat(16) : bench.wrongCodeOf(user, event);
  const typed = isRight ? bench.codeOf(user, event) : wrong;
  if (await bench.answer(user, event, typed)) used.push(idOf(event));
};

const play = async (world: World, batch: Batch): Promise<void> => {
  const { bench, user, shown } = world;
  const last = shown.at(-1);
  const starts = Array.from({ length: batch.starts }, () => bench.start(user));
  if (batch.resends && last !== undefined) starts.push(bench.start(user, resendAfter(last)));
  shown.push(...(await Promise.all(starts)));
  await Promise.all([
    ...batch.answers.map(({ of, isRight }) => answer(world, of, isRight)),
    ...Array.from({ length: batch.guesses }, (_, index) => answer(world, index % 2, false)),
  ]);
};

const wrongShort = ({ log }: Bench, from: number) =>
  log.slice(from).filter(({ outcome, kind }) => outcome === 'wrong' && kind === 'digits').length;

const mostOf = (keys: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

const check = ({ bench, used, wrongByBlock }: World): void => {
  const short = bench.log.filter(
    ({ what, kind }) => what === 'answer compared' && kind === 'digits',
  );
  expect(mostOf(short.map(({ challenge = '' }) => challenge))).toBeLessThanOrEqual(3);
  expect(Math.max(0, ...wrongByBlock.values())).toBeLessThanOrEqual(10);
  expect(mostOf(used)).toBeLessThanOrEqual(1);
};

describe('over any interleaving of starts, resends and parallel answers', () => {
  it('a short code is compared three times, a block has ten wrong answers and a code is used once, at most', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (run) => {
        const world = newWorld();
        for (const batch of run) {
          const [from, block] = [world.bench.log.length, blockOf(world.bench.deps.now())];
          await play(world, batch);
          const before = world.wrongByBlock.get(block) ?? 0;
          world.wrongByBlock.set(block, before + wrongShort(world.bench, from));
          world.bench.advance(batch.thenMs);
          check(world);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('two days of guessing at every moment that is allowed compare at most ten short codes a block', async () => {
    const bench = challengeBench(tables);
    const user = randomUUID();
    const wrong = new Map<number, number>();
    for (let tick = 0; tick < 96; tick += 1) {
      const event = await bench.start(user);
      const from = bench.log.length;
      if (shownOf(event).codeKind === 'digits') {
        const code = bench.wrongCodeOf(user, event);
        await Promise.all(Array.from({ length: 6 }, () => bench.answer(user, event, code)));
      }
      const block = blockOf(bench.deps.now());
      wrong.set(block, (wrong.get(block) ?? 0) + wrongShort(bench, from));
      bench.advance(30 * minute);
    }

    expect(Math.max(...wrong.values())).toBeLessThanOrEqual(10);
    expect(shownOf(await bench.start(user)).step).toBe('code');
  }, 60_000);

  it('500 wrong answers at once are compared three times, of 50 right ones one is accepted', async () => {
    const bench = challengeBench(tables);
    const [guessed, owned] = [randomUUID(), randomUUID()];
    const event = await bench.start(guessed);
    const wrong = bench.wrongCodeOf(guessed, event);
    await Promise.all(Array.from({ length: 500 }, () => bench.answer(guessed, event, wrong)));
    expect(bench.comparisons()).toBe(3);
    const own = await bench.start(owned);

    const code = bench.codeOf(owned, own);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => bench.answer(owned, own, code)),
    );

    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('of 50 right answers to a long code one is accepted', async () => {
    const bench = challengeBench(tables, { policy: { ...policy, longCodesOnly: true } });
    const user = randomUUID();
    const event = await bench.start(user);
    const code = bench.codeOf(user, event);

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => bench.answer(user, event, code)),
    );

    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });
});
