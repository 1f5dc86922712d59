import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, objectAt, without } from '../../../cli/attach/json.ts';
import { root } from '../../../local/paths.ts';
import { type Bench, ours, startBench } from '../../support/attach/bench.ts';
import { freeShapes, poolId } from '../../support/attach/pool-shapes.ts';

const shape = { ...freeShapes[0], title: 'plain', pool: freeShapes[0]?.pool ?? {} };
const two = ['--triggers', 'PreSignUp,PostConfirmation'];
const program = join(root, 'cli', 'attach', 'attach.ts');

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  bench.setUp(shape);
});
afterEach(() => bench.stop());

const still = (pool: JsonObject) => without(pool, ['LastModifiedDate', 'LambdaConfig']);

type Point = {
  readonly operation: string;
  readonly phase: 'before' | 'after';
  readonly nth: number;
};

/** Runs the real program, and kills it as it makes that call: before it is carried out, or once it is. */
const killAt = async (point: Point, ...args: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, [program, ...args, ...bench.common, '--yes', ...two]);
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

const expectAttached = async (): Promise<void> => {
  expect(objectAt(bench.pool(), 'LambdaConfig')).toEqual({
    PreSignUp: ours('pre-sign-up'),
    PostConfirmation: ours('post-confirmation'),
  });
  expect(bench.statements()).toHaveLength(2);
  expect(still(bench.pool())).toEqual(still(shape.pool));
  expect(await bench.attach('check')).toMatchObject({ code: 0 });
};

const expectDetached = (): void => {
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

  it.each(points)(
    '$phase $operation $nth is finished by the next apply, and a detach then leaves nothing',
    async (point) => {
      await killAt(point, 'apply', ...bench.withStack);

      expect(await bench.apply(...two)).toMatchObject({ code: 0 });
      await expectAttached();
      expect(await bench.detach()).toMatchObject({ code: 0 });
      expectDetached();
    },
  );

  it('with half of it done is undone by a detach', async () => {
    await killAt(
      { operation: 'AddPermission', phase: 'after', nth: 2 },
      'apply',
      ...bench.withStack,
    );

    expect(await bench.detach()).toMatchObject({ code: 0 });
    expectDetached();
  });
});

describe('A detach that is killed', () => {
  const points: readonly Point[] = [
    { operation: 'UpdateUserPool', phase: 'before', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
    { operation: 'RemovePermission', phase: 'after', nth: 1 },
    { operation: 'RemovePermission', phase: 'after', nth: 2 },
  ];

  it.each(points)('$phase $operation $nth is finished by the next detach', async (point) => {
    await bench.apply(...two);

    await killAt(point, 'detach');

    expect(await bench.detach()).toMatchObject({ code: 0 });
    expectDetached();
  });
});

describe('An apply whose update did damage and that is killed before it could look', () => {
  const damage = () => {
    let done = false;
    bench.double.afterUpdate((pool) => {
      if (done) return pool;
      done = true;
      return { ...without(pool, ['AutoVerifiedAttributes']), DeletionProtection: 'INACTIVE' };
    });
  };

  it.each<Point>([
    { operation: 'UpdateUserPool', phase: 'after', nth: 1 },
    { operation: 'UpdateUserPool', phase: 'before', nth: 2 },
    { operation: 'UpdateUserPool', phase: 'after', nth: 2 },
  ])('$phase update $nth: the next run puts everything back, then does its work', async (point) => {
    damage();
    await killAt(point, 'apply', ...bench.withStack);

    expect(await bench.apply(...two)).toMatchObject({ code: 0 });

    await expectAttached();
  });

  it('keeps what somebody changed long after, and says so', async () => {
    await killAt(
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
    expect(report.notes?.join(' ')).toContain('somebody changed DeletionProtection');
    expect(bench.pool().DeletionProtection).toBe('INACTIVE');
  });
});
