import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, objectAt, without } from '../../cli/common/json.ts';
import { type Bench, ours, startBench } from '../support/attach/bench.ts';
import { freeShapes, ownedShapes, poolArn } from '../support/attach/pool-shapes.ts';
import { ServiceError } from '../support/aws-double/cognito.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

/** The raw pool without what an attach is about and what moves by itself. */
const still = (pool: JsonObject) => without(pool, ['LambdaConfig', 'LastModifiedDate']);

describe('A pool without a template', () => {
  it('Pools without a template come in at least 30 shapes here', () => {
    expect(freeShapes.length).toBeGreaterThanOrEqual(30);
  });

  it.each(freeShapes)(
    'A pool $title is attached, checked and detached, and every field is as it was',
    async (shape) => {
      bench.setUp(shape);
      const replace = (shape.replace ?? []).flatMap((name) => ['--replace', name]);

      const plan = await bench.attach('plan', ...bench.withStack, ...replace);
      expect(plan).toMatchObject({ code: 2, report: { outcome: 'changes' } });
      expect(bench.double.writes()).toEqual([]);

      const applied = await bench.apply(...replace);
      expect(applied).toMatchObject({ code: 0, report: { outcome: 'done' } });
      expect(still(bench.pool())).toEqual(still(shape.pool));
      expect(objectAt(bench.pool(), 'LambdaConfig')).toMatchObject({
        ...without(objectAt(shape.pool, 'LambdaConfig'), ['PreTokenGeneration']),
        PreSignUp: ours('pre-sign-up'),
        PostConfirmation: ours('post-confirmation'),
        PreTokenGenerationConfig: {
          LambdaArn: ours('token'),
          LambdaVersion: shape.version ?? 'V2_0',
        },
      });

      expect(await bench.attach('check')).toMatchObject({
        code: 0,
        report: { outcome: 'nothing' },
      });
      expect(await bench.apply(...replace)).toMatchObject({
        code: 0,
        report: { outcome: 'nothing' },
      });

      expect(await bench.detach()).toMatchObject({ code: 0, report: { outcome: 'done' } });
      expect(without(bench.pool(), ['LastModifiedDate'])).toEqual(
        without(shape.pool, ['LastModifiedDate']),
      );
      expect(bench.statements()).toEqual([]);
      expect(bench.double.writes().filter((name) => name === 'UpdateUserPool')).toHaveLength(2);
    },
  );

  it('A pool gets the permission before the trigger, and loses it after the trigger', async () => {
    bench.setUp(freeShapes[0] ?? { title: '', pool: {} });

    await bench.apply();
    await bench.detach();

    expect(bench.double.writes()).toEqual([
      ...['AddPermission', 'AddPermission', 'AddPermission', 'UpdateUserPool'],
      ...['UpdateUserPool', 'RemovePermission', 'RemovePermission', 'RemovePermission'],
    ]);
  });
});

describe('A pool that a template declares', () => {
  it.each(ownedShapes)(
    'A pool $title is refused with the snippet for its owner, and nothing is written',
    async (shape) => {
      bench.setUp(shape);
      if (shape.stack === 'denied') {
        bench.double.onCall((operation) =>
          operation === 'DescribeStackResources'
            ? { at: 'before', error: new ServiceError('AccessDenied', 'not authorized', 403) }
            : undefined,
        );
      } else if (shape.stack !== undefined) {
        bench.double.stacks.set(shape.stack, {
          status: 'CREATE_COMPLETE',
          outputs: {},
          parameters: {},
          resources: [String(shape.pool.Id)],
        });
      }

      for (const operation of ['plan', 'apply'] as const) {
        const yes = operation === 'apply' ? ['--yes'] : [];
        const { code, report } = await bench.attach(operation, ...bench.withStack, ...yes);

        expect({ code, outcome: report.outcome }).toEqual({ code: 1, outcome: 'refused' });
        const [refusal] = report.refusals ?? [];
        expect(refusal?.code).toBe(shape.code);
        expect(refusal?.snippets?.cloudFormation).toContain(`PreSignUp: ${ours('pre-sign-up')}`);
        expect(refusal?.snippets?.cloudFormation).toContain('LambdaVersion: V2_0');
        expect(refusal?.snippets?.terraform).toContain(`pre_sign_up = "${ours('pre-sign-up')}"`);
        expect(refusal?.snippets?.terraform).toContain(`source_arn     = "${poolArn}"`);
      }
      expect(bench.double.writes()).toEqual([]);
      expect(bench.pool()).toEqual(shape.pool);
    },
  );
});
