import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, objectAt, without } from '../../cli/common/json.ts';
import { type Bench, ours, startBench } from '../support/attach/bench.ts';
import { freeShapes, poolId, theirs } from '../support/attach/pool-shapes.ts';
import { ServiceError } from '../support/aws-double/cognito.ts';
import type { Trouble } from '../support/aws-double/double.ts';

const shape = { ...freeShapes[0], title: 'plain', pool: freeShapes[0]?.pool ?? {} };

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.setUp(shape));

const still = (pool: JsonObject) => without(pool, ['LastModifiedDate']);
const error = (name: string, status = 400) => new ServiceError(name, 'scripted', status);
const updates = () => bench.double.writes().filter((name) => name === 'UpdateUserPool');

/** Meets the nth call of an operation, once. */
const meet = (operation: string, nth: number, trouble: Trouble): void =>
  bench.double.onCall((name, phase, count) =>
    name === operation && count === nth && phase === trouble.at ? trouble : undefined,
  );

/** Nothing is left of a run: the pool, the policies and the record are as before it. */
const expectUntouched = () => {
  expect(still(bench.pool())).toEqual(still(shape.pool));
  expect(bench.statements()).toEqual([]);
  expect(readdirSync(bench.directory).filter((file) => !file.includes('.backup.'))).toEqual([]);
};

const expectAttached = () => {
  expect(objectAt(bench.pool(), 'LambdaConfig')).toMatchObject({ PreSignUp: ours('pre-sign-up') });
  expect(still(without(bench.pool(), ['LambdaConfig']))).toEqual(
    still(without(shape.pool, ['LambdaConfig'])),
  );
  expect(bench.statements()).toHaveLength(3);
};

describe('An apply with trouble on the way', () => {
  it.each([
    ['ConcurrentModificationException', 400],
    ['TooManyRequestsException', 400],
    ['InternalErrorException', 500],
  ])(
    'An apply that meets %s reads the pool again before it sends the update again',
    async (name, status) => {
      meet('UpdateUserPool', 1, { at: 'before', error: error(name, status) });

      expect(await bench.apply()).toMatchObject({ code: 0 });

      const order = bench.double.calls.map((call) => call.operation);
      const first = order.indexOf('UpdateUserPool');
      const second = order.indexOf('UpdateUserPool', first + 1);
      expect(order.slice(first, second)).toContain('DescribeUserPool');
      expectAttached();
    },
  );

  it('An apply succeeds though a connection is cut before the update arrives', async () => {
    meet('UpdateUserPool', 1, { at: 'before', cut: true });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expectAttached();
  });

  it('An apply whose response is lost does not send the update twice', async () => {
    meet('UpdateUserPool', 1, { at: 'after', cut: true });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expect(updates()).toHaveLength(1);
    expectAttached();
  });

  it('An apply whose response is lost finds the damage of its update and puts it back', async () => {
    let done = false;
    bench.double.afterUpdate((pool) => {
      if (done) return pool;
      done = true;
      return without(pool, ['AutoVerifiedAttributes']);
    });
    meet('UpdateUserPool', 1, { at: 'after', cut: true });

    const { code, report } = await bench.apply();

    expect(code).toBe(1);
    expect(report.message).toContain('AutoVerifiedAttributes');
    expectUntouched();
  });

  it('An apply succeeds though the response to AddPermission is lost, whose statement is then there', async () => {
    meet('AddPermission', 2, { at: 'after', cut: true });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expectAttached();
  });

  it('An apply keeps what another client changed in between', async () => {
    bench.double.onCall((operation, phase, count) => {
      const found = bench.double.pools.get(poolId);
      if (
        operation === 'AddPermission' &&
        phase === 'after' &&
        count === 1 &&
        found !== undefined
      ) {
        found.pool = { ...found.pool, DeletionProtection: 'INACTIVE' };
      }
      return undefined;
    });

    expect(await bench.apply()).toMatchObject({ code: 0 });

    expect(bench.pool().DeletionProtection).toBe('INACTIVE');
    expect(bench.pool().LambdaConfig).toMatchObject({ PreSignUp: ours('pre-sign-up') });
    expect(bench.statements()).toHaveLength(3);
  });
});

describe('Two operators at once', () => {
  it('Two operators do not leave a trigger without its permission, though one undoes what the other found in place', async () => {
    await bench.apply('--triggers', 'PreSignUp');
    const taken = bench.double.functions.get(ours('token'))?.statements;
    const theirRun = bench.double.functions.get(ours('pre-sign-up'))?.statements.values().next();
    const sid = `cognito-triggers-${poolId}`;
    taken?.set(sid, { ...theirRun?.value, Resource: ours('token') });
    bench.double.onCall((operation, phase) => {
      if (operation === 'UpdateUserPool' && phase === 'after') taken?.clear();
      return undefined;
    });

    expect(await bench.apply()).toMatchObject({ code: 0 });

    expect(bench.statements()).toHaveLength(3);
    expect(await bench.attach('check')).toMatchObject({ code: 0 });
    bench.double.onCall(() => undefined);
    await bench.detach();
    expect(bench.statements()).toEqual([]);
  });

  it('A second run with the same record is refused while the first goes on', async () => {
    const results: unknown[] = [];
    const inner = async () => {
      results.push(await bench.apply());
      return false;
    };
    await bench.run(['apply', ...bench.common, ...bench.withStack], { confirm: inner });

    expect(results).toMatchObject([
      { code: 1, report: { refusals: [{ code: 'run_in_progress' }] } },
    ]);
    expect(bench.double.writes()).toEqual([]);
    expect(await bench.apply()).toMatchObject({ code: 0 });
  });

  it('A lock of another machine is respected, whichever processes run on this one', async () => {
    mkdirSync(bench.directory);
    const file = join(bench.directory, `${poolId}.lock`);
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'another-machine' }));

    expect(await bench.apply()).toMatchObject({ code: 1 });
    expect(readdirSync(bench.directory)).toEqual([`${poolId}.lock`]);
  });
});

describe('An interrupted run', () => {
  const cutOff = async () => {
    bench.double.onCall((operation, phase) => {
      if (operation !== 'AddPermission' || phase !== 'after') return undefined;
      bench.double.onCall(() => ({ at: 'before', cut: true }));
      return { at: 'after', cut: true };
    });
    await bench.apply();
    bench.double.onCall(() => undefined);
    expect(bench.statements()).toHaveLength(1);
    bench.double.calls.length = 0;
  };

  it('An interrupted run is found by a check, which writes nothing', async () => {
    await cutOff();

    const { code, report } = await bench.attach('check', ...bench.withStack);

    expect(code).toBe(2);
    expect(report.drift).toContainEqual(expect.objectContaining({ what: 'unfinished' }));
    expect(bench.double.writes()).toEqual([]);
  });

  it('An interrupted run is not reconciled without --yes, nor where the operator says no', async () => {
    await cutOff();

    const { report } = await bench.attach('detach');
    const { code, out } = await bench.run(['detach', ...bench.common], {
      confirm: async () => false,
    });

    expect(report.refusals).toMatchObject([{ code: 'confirmation_needed' }]);
    expect(out).toContain('was interrupted; it is finished or undone first.');
    expect({ code, writes: bench.double.writes() }).toEqual({ code: 1, writes: [] });
  });

  it('The reconciliation of an interrupted run is reported even when the next run is refused itself', async () => {
    await cutOff();
    bench.double.functions.delete(ours('token'));

    const { code, report } = await bench.apply();

    expect(code).toBe(1);
    expect(report.refusals).toMatchObject([{ code: 'function_missing' }]);
    expect(report.notes?.[0]).toContain('An interrupted run of apply was reconciled.');
    expect(new Set(bench.double.writes())).toEqual(new Set(['RemovePermission']));
    expect(bench.statements()).toEqual([]);
  });
});

describe('An apply that fails once its update has arrived', () => {
  it('An apply that fails after its update says that the triggers are kept, not that they are undone', async () => {
    let updated = false;
    bench.double.onCall((operation, phase) => {
      if (operation === 'UpdateUserPool' && phase === 'after') updated = true;
      if (!updated || operation !== 'GetUserPoolMfaConfig') return undefined;
      updated = false;
      return { at: 'before', error: error('AccessDeniedException') };
    });

    const { code, report } = await bench.apply();

    expect(code).toBe(1);
    expect(report.message).toContain('are kept; check shows what is set');
    expect(await bench.attach('check')).toMatchObject({ code: 0 });
    expectAttached();
  });
});

describe('An apply is undone', () => {
  it.each([
    ['InvalidParameterException', 'UpdateUserPool'],
    ['UserImportInProgressException', 'UpdateUserPool'],
    ['NotAuthorizedException', 'UpdateUserPool'],
    ['PolicyLengthExceededException', 'AddPermission'],
  ])(
    'An apply is undone when %s refuses %s, and the error is reported',
    async (name, operation) => {
      meet(operation, operation === 'AddPermission' ? 2 : 1, { at: 'before', error: error(name) });

      const { code, report } = await bench.apply();

      expect({ code, outcome: report.outcome }).toEqual({ code: 1, outcome: 'failed' });
      expect(report.message).toContain(name);
      expectUntouched();
    },
  );

  it.each([1, 2, 3])('An apply is undone when it is stopped at statement %s', async (nth) => {
    bench.double.onCall((operation, phase, count) => {
      if (operation === 'AddPermission' && phase === 'before' && count === nth) bench.stopNow();
      return undefined;
    });

    expect(await bench.apply()).toMatchObject({ code: 1, report: { outcome: 'failed' } });
    expect(bench.double.writes().filter((name) => name !== 'RemovePermission')).toHaveLength(nth);
    expectUntouched();
  });

  it('An apply is undone when another client sets a trigger meanwhile, since that is not the plan that was agreed to', async () => {
    bench.double.onCall((operation, phase, count) => {
      const found = bench.double.pools.get(poolId);
      if (
        operation === 'AddPermission' &&
        phase === 'after' &&
        count === 1 &&
        found !== undefined
      ) {
        found.pool = { ...found.pool, LambdaConfig: { PreSignUp: theirs('faster') } };
      }
      return undefined;
    });

    expect(await bench.apply()).toMatchObject({ code: 1 });
    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('faster') });
    expect(bench.statements()).toEqual([]);
  });

  it('An apply is undone when the function that was to be replaced is another by then', async () => {
    bench.setUp({
      ...shape,
      pool: { ...shape.pool, LambdaConfig: { PreSignUp: theirs('agreed') } },
    });
    bench.double.onCall((operation, phase, count) => {
      const found = bench.double.pools.get(poolId);
      if (
        operation === 'AddPermission' &&
        phase === 'after' &&
        count === 1 &&
        found !== undefined
      ) {
        found.pool = { ...found.pool, LambdaConfig: { PreSignUp: theirs('never-seen') } };
      }
      return undefined;
    });

    expect(await bench.apply('--replace', 'PreSignUp')).toMatchObject({
      code: 1,
      report: { message: expect.stringContaining('Another client is changing the pool') },
    });
    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('never-seen') });
    expect(bench.statements()).toEqual([]);
  });

  it('An apply that fails to move a trigger leaves the earlier attach, and what was before that one stays known', async () => {
    bench.setUp({
      ...shape,
      pool: { ...shape.pool, LambdaConfig: { PreSignUp: theirs('first') } },
    });
    await bench.apply('--triggers', 'PreSignUp', '--replace', 'PreSignUp');
    bench.double.functions.set(ours('renamed'), { state: 'Active', statements: new Map() });
    meet('UpdateUserPool', 2, { at: 'before', error: error('InvalidParameterException') });

    const moved = await bench.attach(
      'apply',
      '--yes',
      '--function',
      `PreSignUp=${ours('renamed')}`,
    );

    expect(moved.code).toBe(1);
    expect(bench.double.functions.get(ours('renamed'))?.statements.size).toBe(0);
    expect(await bench.attach('check')).toMatchObject({ code: 0 });
    await bench.detach();
    expect(bench.pool().LambdaConfig).toEqual({ PreSignUp: theirs('first') });
  });

  it.each<[string, (pool: JsonObject) => JsonObject]>([
    ['a setting is lost', (pool) => without(pool, ['AutoVerifiedAttributes'])],
    ['a setting is different', (pool) => ({ ...pool, DeletionProtection: 'INACTIVE' })],
    [
      'a list has another order',
      (pool) => ({ ...pool, AutoVerifiedAttributes: ['phone_number', 'email'] }),
    ],
    [
      'a setting is new',
      (pool) => ({ ...pool, DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } }),
    ],
    ['the triggers are not set', (pool) => ({ ...pool, LambdaConfig: {} })],
  ])('An apply puts everything back when afterwards %s', async (_what, damage) => {
    let done = false;
    bench.double.afterUpdate((pool) => {
      if (done) return pool;
      done = true;
      return damage(pool);
    });

    const { code, report } = await bench.apply();

    expect(code).toBe(1);
    expect(report.message).toContain('Everything was put back as it was.');
    expectUntouched();
  });

  it.each<[string, (found: { mfa: JsonObject; session: JsonObject | undefined }) => void]>([
    [
      'MfaConfig',
      (found) => {
        found.mfa = { MfaConfiguration: 'ON' };
      },
    ],
    [
      'SessionConfiguration',
      (found) => {
        found.session = { UserSessionTracking: 'ENABLED' };
      },
    ],
  ])(
    'An apply names the backup when %s differs afterwards, which no update can put back',
    async (path, damage) => {
      bench.double.afterUpdate((pool) => {
        const found = bench.double.pools.get(poolId);
        if (found !== undefined) damage(found);
        return pool;
      });

      const { code, report } = await bench.apply();

      expect(code).toBe(1);
      expect(report.message).toContain(path);
      expect(report.message).toMatch(
        /could not be put back: the state before is in .*backup\.json/,
      );
      expect(still(bench.pool())).toEqual(still(shape.pool));
    },
  );
});

describe('A field that no update takes and that differs afterwards', () => {
  it('A field that no update takes and that differs afterwards is reported, and nothing is put back', async () => {
    bench.double.afterUpdate((pool) => ({ ...pool, UsernameAttributes: [] }));

    const { code, report } = await bench.apply();

    expect(code).toBe(0);
    expect(report.notes).toEqual([expect.stringContaining('UsernameAttributes changed too')]);
  });
});

describe('Credentials without a permission', () => {
  it.each([
    ['DescribeUserPool', 'cognito-idp'],
    ['GetUserPoolMfaConfig', 'cognito-idp'],
    ['GetUserPoolSessionConfiguration', 'cognito-idp'],
    ['DescribeStacks', 'cloudformation'],
    ['GetFunction', 'lambda'],
    ['GetPolicy', 'lambda'],
    ['AddPermission', 'lambda'],
    ['UpdateUserPool', 'cognito-idp'],
  ])(
    'A run without the permission for %s ends with the name of the action and leaves nothing',
    async (operation, service) => {
      bench.double.onCall((name) =>
        name === operation ? { at: 'before', error: error('AccessDeniedException') } : undefined,
      );

      const { code, report } = await bench.apply();

      expect(code).toBe(1);
      expect(report.message).toContain(`lack ${service}:${operation};`);
      expect(report.message).toContain('docs/attach.md has the smallest policy');
      expect(bench.pool()).toEqual(shape.pool);
      expect(bench.statements()).toEqual([]);
    },
  );

  it('A run without iam:PassRole on the role that sends texts is told that action, which the call needs', async () => {
    const denied = new ServiceError(
      'AccessDeniedException',
      'User: arn:x is not authorized to perform: iam:PassRole on resource: arn:y',
    );
    meet('UpdateUserPool', 1, { at: 'before', error: denied });

    const { report } = await bench.apply();

    expect(report.message).toContain('lack iam:PassRole;');
    expectUntouched();
  });

  it('A detach without the permission for RemovePermission stays unfinished, and the next one finishes it', async () => {
    await bench.apply();
    bench.double.onCall((name) =>
      name === 'RemovePermission'
        ? { at: 'before', error: error('AccessDeniedException') }
        : undefined,
    );
    const { code, report } = await bench.detach();
    expect(code).toBe(1);
    expect(report.message).toContain('lack lambda:RemovePermission;');

    bench.double.onCall(() => undefined);
    expect(await bench.detach()).toMatchObject({ code: 0 });
    expectUntouched();
  });
});

describe('A pool that is deleted meanwhile', () => {
  it.each(['plan', 'check', 'apply'])(
    'A pool that is deleted meanwhile ends %s with exit code 1 and the account and region it is not in',
    async (operation) => {
      await bench.apply();
      bench.double.pools.delete(poolId);
      const yes = operation === 'apply' ? ['--yes'] : [];

      const { code, report } = await bench.attach(operation, ...bench.withStack, ...yes);

      expect({ code, outcome: report.outcome }).toEqual({ code: 1, outcome: 'failed' });
      expect(report.message).toContain('it is not in this account and region');
    },
  );
});

describe('When the network is gone for good', () => {
  it('A run whose network stays down says that it is unfinished, and the next apply finishes it', async () => {
    bench.double.onCall((operation, phase) => {
      if (operation !== 'UpdateUserPool' || phase !== 'after') return undefined;
      bench.double.onCall(() => ({ at: 'before', cut: true }));
      return { at: 'after', cut: true };
    });
    const lost = await bench.apply();
    expect(lost).toMatchObject({
      code: 1,
      report: { message: expect.stringContaining('run the same command again') },
    });

    bench.double.onCall(() => undefined);
    expect(await bench.attach('plan')).toMatchObject({
      code: 2,
      report: { notes: [expect.stringContaining('interrupted')] },
    });
    expect(await bench.attach('check')).toMatchObject({
      code: 2,
      report: { drift: [{ what: 'unfinished' }] },
    });
    expect(await bench.apply()).toMatchObject({ code: 0 });
    expectAttached();
  });
});

describe('A detach', () => {
  it('A detach that Cognito refuses leaves everything attached', async () => {
    await bench.apply();
    meet('UpdateUserPool', 2, { at: 'before', error: error('InvalidParameterException') });

    expect(await bench.detach()).toMatchObject({ code: 1 });
    expectAttached();
    expect(await bench.attach('check')).toMatchObject({ code: 0 });
  });

  it('A detach whose damage is put back leaves everything attached', async () => {
    await bench.apply();
    let done = false;
    bench.double.afterUpdate((pool) => {
      if (done) return pool;
      done = true;
      return without(pool, ['AccountRecoverySetting']);
    });

    expect(await bench.detach()).toMatchObject({ code: 1 });
    expectAttached();
  });
});
