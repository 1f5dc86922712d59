import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, objectAt, without } from '../../../cli/common/json.ts';
import { type Bench, ours, startBench } from '../../support/attach/bench.ts';
import { freeShapes, poolId, theirs } from '../../support/attach/pool-shapes.ts';
import { ServiceError } from '../../support/aws-double/cognito.ts';
import type { Trouble } from '../../support/aws-double/double.ts';

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

describe('An apply is carried through', () => {
  it.each([
    ['ConcurrentModificationException', 400],
    ['TooManyRequestsException', 400],
    ['InternalErrorException', 500],
  ])('past %s: the pool is read again before the update is sent again', async (name, status) => {
    meet('UpdateUserPool', 1, { at: 'before', error: error(name, status) });

    expect(await bench.apply()).toMatchObject({ code: 0 });

    const order = bench.double.calls.map((call) => call.operation);
    const first = order.indexOf('UpdateUserPool');
    const second = order.indexOf('UpdateUserPool', first + 1);
    expect(order.slice(first, second)).toContain('DescribeUserPool');
    expectAttached();
  });

  it('past a connection that is cut before the update arrives', async () => {
    meet('UpdateUserPool', 1, { at: 'before', cut: true });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expectAttached();
  });

  it('past a lost answer, without sending the update twice', async () => {
    meet('UpdateUserPool', 1, { at: 'after', cut: true });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expect(updates()).toHaveLength(1);
    expectAttached();
  });

  it('past a lost answer whose update did damage, which is found and put back all the same', async () => {
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

  it('past a lost answer to AddPermission, whose statement is then there', async () => {
    meet('AddPermission', 2, { at: 'after', cut: true });

    expect(await bench.apply()).toMatchObject({ code: 0 });
    expectAttached();
  });

  it('on top of what somebody else changed in between, which is kept', async () => {
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
  it("do not leave a trigger without its permission, when the one's undoing takes away what the other found", async () => {
    await bench.apply('--triggers', 'PreSignUp');
    const taken = bench.double.functions.get(ours('token'))?.statements;
    const theirRun = bench.double.functions.get(ours('pre-sign-up'))?.statements.values().next();
    const sid = `cognito-triggers-${poolId}`;
    if (theirRun?.value !== undefined) taken?.set(sid, theirRun.value);
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

  it('do not write with the same record: the second is refused while the first goes on', async () => {
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

  it('on two machines that share the directory wait for each other, whatever lives here', async () => {
    mkdirSync(bench.directory);
    const file = join(bench.directory, `${poolId}.lock`);
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'another-machine' }));

    expect(await bench.apply()).toMatchObject({ code: 1 });
    expect(readdirSync(bench.directory)).toEqual([`${poolId}.lock`]);
  });
});

describe('A run that was cut off', () => {
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

  it('is not settled where nobody agrees to that: not without --yes, and not on a no', async () => {
    await cutOff();

    const { report } = await bench.attach('detach');
    const { code, out } = await bench.run(['detach', ...bench.common], {
      confirm: async () => false,
    });

    expect(report.refusals).toMatchObject([{ code: 'confirmation_needed' }]);
    expect(out).toContain('was interrupted; it is finished or undone first.');
    expect({ code, writes: bench.double.writes() }).toEqual({ code: 1, writes: [] });
  }, 30_000);

  it('is told as settled even when the next one is refused itself', async () => {
    await cutOff();
    bench.double.functions.delete(ours('token'));

    const { code, report } = await bench.apply();

    expect(code).toBe(1);
    expect(report.refusals).toMatchObject([{ code: 'function_missing' }]);
    expect(report.notes?.[0]).toContain('An interrupted run of apply was reconciled.');
    expect(new Set(bench.double.writes())).toEqual(new Set(['RemovePermission']));
    expect(bench.statements()).toEqual([]);
  }, 30_000);
});

describe('An apply that fails once its update has arrived', () => {
  it('says that the triggers are kept, and not that they are undone', async () => {
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
  ])('when %s refuses %s, and the error is told', async (name, operation) => {
    meet(operation, operation === 'AddPermission' ? 2 : 1, { at: 'before', error: error(name) });

    const { code, report } = await bench.apply();

    expect({ code, outcome: report.outcome }).toEqual({ code: 1, outcome: 'failed' });
    expect(report.message).toContain(name);
    expectUntouched();
  });

  it.each([1, 2, 3])('when it is stopped at statement %s', async (nth) => {
    bench.double.onCall((operation, phase, count) => {
      if (operation === 'AddPermission' && phase === 'before' && count === nth) bench.stopNow();
      return undefined;
    });

    expect(await bench.apply()).toMatchObject({ code: 1, report: { outcome: 'failed' } });
    expect(bench.double.writes().filter((name) => name !== 'RemovePermission')).toHaveLength(nth);
    expectUntouched();
  });

  it('when somebody else sets another trigger meanwhile, since that is not the plan that was agreed to', async () => {
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

  it('when the function that was to be replaced is another by then', async () => {
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

  it('when it was to move a trigger to a function of another name: the former attach stays, and what was before it is known', async () => {
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
  ])('when afterwards %s: everything is put back by itself', async (_what, damage) => {
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
    'when %s differs afterwards, which no update can put back: that is told with the backup',
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
  it('is told, and is no reason to put anything back', async () => {
    bench.double.afterUpdate((pool) => ({ ...pool, UsernameAttributes: [] }));

    const { code, report } = await bench.apply();

    expect(code).toBe(0);
    expect(report.notes).toEqual([expect.stringContaining('UsernameAttributes changed too')]);
  });
});

describe('Credentials that lack a right', () => {
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
    'to %s end the run with the name of the action and the way to the policy, and leave nothing',
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

  it('to pass the role that sends texts are told that one, which the call needs', async () => {
    const denied = new ServiceError(
      'AccessDeniedException',
      'User: arn:x is not authorized to perform: iam:PassRole on resource: arn:y',
    );
    meet('UpdateUserPool', 1, { at: 'before', error: denied });

    const { report } = await bench.apply();

    expect(report.message).toContain('lack iam:PassRole;');
    expectUntouched();
  });

  it('to RemovePermission leave a detach unfinished, which the next one finishes', async () => {
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
    'ends %s with 1 and says where it is not',
    async (operation) => {
      await bench.apply();
      bench.double.pools.delete(poolId);
      const yes = operation === 'apply' ? ['--yes'] : [];

      const { code, report } = await bench.attach(operation, ...bench.withStack, ...yes);

      expect({ code, outcome: report.outcome }).toEqual({ code: 1, outcome: 'failed' });
      expect(report.message).toContain('not (any more) in the account and region');
    },
  );
});

describe('When the network is gone for good', () => {
  it('the run says that it is unfinished, and the next apply finishes it', async () => {
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
  }, 30_000);
});

describe('A detach', () => {
  it('that is refused leaves everything attached', async () => {
    await bench.apply();
    meet('UpdateUserPool', 2, { at: 'before', error: error('InvalidParameterException') });

    expect(await bench.detach()).toMatchObject({ code: 1 });
    expectAttached();
    expect(await bench.attach('check')).toMatchObject({ code: 0 });
  });

  it('whose damage is put back leaves everything attached', async () => {
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
