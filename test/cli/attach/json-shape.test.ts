import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, ours, startBench } from '../../support/attach/bench.ts';
import { freeShapes, poolId } from '../../support/attach/pool-shapes.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.setUp({ title: '', pool: freeShapes[0]?.pool ?? {} }));

const head = ['command', 'outcome', 'userPoolId'];
const keysOf = (value: object): readonly string[] => Object.keys(value).sort();
const written = [...head, 'backup', 'notes', 'permissions', 'questions', 'triggers'].sort();

describe('What programs read', () => {
  it('The object of --json has the members of 0.1.0 for every operation', async () => {
    const plan = await bench.attach('plan', ...bench.withStack);
    const apply = await bench.apply();
    const check = await bench.attach('check');
    const detach = await bench.detach();
    const backup = ['--backup', detach.report.backup ?? ''];
    const restore = await bench.attach('restore', '--yes', ...backup);
    const refused = await bench.attach('check', '--triggers', 'CustomMessage');

    expect(keysOf(plan.report)).toEqual(
      [...head, 'needs', 'notes', 'permissions', 'questions', 'triggers', 'unchanged'].sort(),
    );
    expect(keysOf(apply.report)).toEqual(written);
    expect(keysOf(check.report)).toEqual([...head, 'drift', 'notes'].sort());
    expect(keysOf(detach.report)).toEqual(written);
    expect(keysOf(restore.report)).toEqual(
      [...head, 'backup', 'differences', 'notes', 'permissions', 'questions'].sort(),
    );
    expect(keysOf(refused.report)).toEqual([...head, 'refusals'].sort());
  });

  it('The record on disk is read and written as 0.1.0 wrote it', async () => {
    const file = join(bench.directory, `${poolId}.json`);
    await bench.apply('--triggers', 'PreSignUp');
    const record = {
      format: 1,
      userPoolId: poolId,
      triggers: { PreSignUp: { ours: { function: ours('pre-sign-up') }, before: {} } },
      permissions: [{ function: ours('pre-sign-up'), statementId: `cognito-triggers-${poolId}` }],
    };
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(record, null, 2)}\n`);

    mkdirSync(bench.directory, { recursive: true });
    const other = {
      ...record,
      triggers: { PreSignUp: { ours: { function: ours('x') }, before: {} } },
    };
    writeFileSync(file, JSON.stringify(other));
    const { report } = await bench.attach('check');
    expect(report.drift?.[0]?.message).toContain(`It was attached to ${ours('x')}.`);
  });
});
