import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JsonObject, objectAt, without } from '../../cli/common/json.ts';
import { root } from '../../local/paths.ts';
import { type Bench, ours, startBench } from '../support/attach/bench.ts';
import { freeShapes, poolId } from '../support/attach/pool-shapes.ts';
import { endOf } from '../support/stack/ended.ts';

const shape = { ...freeShapes[0], title: 'plain', pool: freeShapes[0]?.pool ?? {} };
const two = ['--triggers', 'PreSignUp,PostConfirmation'];
const program = join(root, 'cli', 'main.mjs');

/** A bench for one test alone: the programs of several tests run side by side. */
const withBench = async (body: (bench: Bench) => Promise<void>): Promise<void> => {
  const bench = await startBench();
  bench.setUp(shape);
  try {
    await body(bench);
  } finally {
    await bench.stop();
  }
};

const still = (pool: JsonObject) => without(pool, ['LastModifiedDate', 'LambdaConfig']);

type Point = {
  readonly operation: string;
  readonly phase: 'before' | 'after';
  readonly nth: number;
};

/** Runs the real program, and kills it as it makes that call: before it is carried out, or once it is. */
const killAt = async (bench: Bench, point: Point, ...args: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, [
    program,
    'attach',
    ...args,
    ...bench.common,
    '--yes',
    ...(args[0] === 'restore' ? [] : two),
  ]);
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_code, signal) => resolve(signal));
  });
  const before = bench.double.calls.filter((call) => call.operation === point.operation).length;
  bench.double.onCall((operation, phase, count) => {
    if (operation !== point.operation || phase !== point.phase) return undefined;
    if (count - before !== point.nth) return undefined;
    child.kill('SIGKILL');
    return { at: phase, cut: true };
  });
  expect(await ended).toBe('SIGKILL');
  bench.double.onCall(() => undefined);
};

const expectAttached = async (bench: Bench): Promise<void> => {
  expect(objectAt(bench.pool(), 'LambdaConfig')).toEqual({
    PreSignUp: ours('pre-sign-up'),
    PostConfirmation: ours('post-confirmation'),
  });
  expect(bench.statements()).toHaveLength(2);
  expect(still(bench.pool())).toEqual(still(shape.pool));
  expect(await bench.attach('check')).toMatchObject({ code: 0 });
};

const expectDetached = (bench: Bench): void => {
  expect(objectAt(bench.pool(), 'LambdaConfig')).toEqual({});
  expect(still(bench.pool())).toEqual(still(shape.pool));
  expect(bench.statements()).toEqual([]);
  expect(readdirSync(bench.directory).filter((file) => !file.includes('.backup.'))).toEqual([]);
};

describe('An apply that is killed', () => {
  const points: readonly Point[] = [
    { operation: 'AddPermission', phase: 'before', nth: 1 },
    { operation: 'AddPermission', phase: 'after', nth: 1 },
    { operation: 'AddPermission', phase: 'after', nth: 2 },
    { operation: 'UpdateUserPool', phase: 'before', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
  ];

  it.concurrent.each(points)(
    'An apply killed $phase $operation $nth is finished by the next apply, and a detach then leaves nothing',
    (point) =>
      withBench(async (bench) => {
        await killAt(bench, point, 'apply', ...bench.withStack);

        expect(await bench.apply(...two)).toMatchObject({ code: 0 });
        await expectAttached(bench);
        expect(await bench.detach()).toMatchObject({ code: 0 });
        expectDetached(bench);
      }),
  );

  it.concurrent('An apply killed with half of it done is undone by a detach', () =>
    withBench(async (bench) => {
      await killAt(
        bench,
        { operation: 'AddPermission', phase: 'after', nth: 2 },
        'apply',
        ...bench.withStack,
      );

      expect(await bench.detach()).toMatchObject({ code: 0 });
      expectDetached(bench);
    }));
});

describe('A detach that is killed', () => {
  const points: readonly Point[] = [
    { operation: 'UpdateUserPool', phase: 'before', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
    { operation: 'RemovePermission', phase: 'after', nth: 1 },
    { operation: 'RemovePermission', phase: 'after', nth: 2 },
  ];

  it.concurrent.each(points)(
    'A detach killed $phase $operation $nth is finished by the next detach',
    (point) =>
      withBench(async (bench) => {
        await bench.apply(...two);

        await killAt(bench, point, 'detach');

        expect(await bench.detach()).toMatchObject({ code: 0 });
        expectDetached(bench);
      }),
  );
});

describe('A restore that is killed', () => {
  it.concurrent.each<Point>([
    { operation: 'AddPermission', phase: 'after', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'before', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
  ])('A restore killed $phase $operation $nth is finished by the next restore', (point) =>
    withBench(async (bench) => {
      await bench.apply(...two);
      const { report } = await bench.detach();
      const backup = ['--backup', report.backup ?? ''];

      await killAt(bench, point, 'restore', ...backup);

      expect(await bench.attach('restore', '--yes', ...backup)).toMatchObject({ code: 0 });
      expect(objectAt(bench.pool(), 'LambdaConfig')).toMatchObject({
        PreSignUp: ours('pre-sign-up'),
      });
      expect(still(bench.pool())).toEqual(still(shape.pool));
      expect(bench.statements()).toHaveLength(2);
    }),
  );
});

describe('An apply that meets Ctrl-C', () => {
  it.concurrent('An apply that meets Ctrl-C stops between two steps, undoes what it did and says so', () =>
    withBench(async (bench) => {
      const args = ['attach', 'apply', ...bench.withStack, ...bench.common, '--yes', ...two];
      const child = spawn(process.execPath, [program, ...args]);
      const ended = endOf(child);
      bench.double.onCall((operation, phase, count) => {
        if (operation !== 'AddPermission' || phase !== 'before' || count !== 1) return undefined;
        child.kill('SIGINT');
        // The answer waits until the signal has surely arrived.
        return { at: 'before', waitMs: 1000 };
      });

      const { code, stdout } = await ended;

      expect(code).toBe(1);
      expect(stdout.replace(/\s+/g, ' ')).toContain('What had been done is undone.');
      expect(bench.double.writes()).not.toContain('UpdateUserPool');
      expectDetached(bench);
    }));
});

describe('An apply whose update did damage and that is killed before it could look', () => {
  const damage = (bench: Bench) => {
    let done = false;
    bench.double.afterUpdate((pool) => {
      if (done) return pool;
      done = true;
      return { ...without(pool, ['AutoVerifiedAttributes']), DeletionProtection: 'INACTIVE' };
    });
  };

  it.concurrent.each<Point>([
    { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'before', nth: 2 },
    { operation: 'UpdateUserPool', phase: 'after', nth: 2 },
  ])(
    'A run after an apply that did damage and was killed $phase update $nth puts everything back first',
    (point) =>
      withBench(async (bench) => {
        damage(bench);
        await killAt(bench, point, 'apply', ...bench.withStack);

        expect(await bench.apply(...two)).toMatchObject({ code: 0 });

        await expectAttached(bench);
      }),
  );

  it.concurrent('A run after a killed apply keeps what another client changed long after it, and says so', () =>
    withBench(async (bench) => {
      await killAt(
        bench,
        { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
        'apply',
        ...bench.withStack,
      );
      const found = bench.double.pools.get(poolId);
      if (found === undefined) throw new Error('No pool');
      const later = Date.now() / 1000 + 3600;
      found.pool = { ...found.pool, DeletionProtection: 'INACTIVE', LastModifiedDate: later };

      const { code, report } = await bench.apply(...two);

      expect(code).toBe(0);
      expect(report.notes?.join(' ')).toContain('another client changed DeletionProtection');
      expect(bench.pool().DeletionProtection).toBe('INACTIVE');
    }));
});
