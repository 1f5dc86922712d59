import { describe, expect, it } from 'vitest';
import { planDetach } from '../../../cli/attach/plan/detach/plan-detach.ts';
import { planAttach } from '../../../cli/attach/plan/plan-attach.ts';
import { describeOnly, sentBack, unplaced } from '../../../cli/attach/plan/pool/fields.ts';
import { membersOf, sdkShapes } from '../../../cli/attach/plan/pool/sdk-shapes.ts';
import { updateRequest } from '../../../cli/attach/plan/pool/update-request.ts';
import { reconcile, withChanges } from '../../../cli/attach/plan/reconcile.ts';
import { emptyRecord } from '../../../cli/attach/plan/record.ts';
import {
  type DesiredTriggers,
  type TriggerName,
  triggerNames,
} from '../../../cli/attach/plan/triggers.ts';
import { type JsonObject, objectAt, textAt, without } from '../../../cli/common/json.ts';
import { anyMfa, anyPool } from '../../support/attach/any-pool.ts';
import { updatePool } from '../../support/aws-double/cognito.ts';
import fc from '../../support/properties.ts';

const id = 'eu-central-1_Property1';
const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;

const anyDesired: fc.Arbitrary<DesiredTriggers> = fc
  .record({
    triggers: fc.subarray([...triggerNames], { minLength: 1 }),
    version: fc.constantFrom('V1_0', 'V2_0', 'V3_0'),
  })
  .map(({ triggers, version }) =>
    Object.fromEntries(
      triggers.map((trigger) => [
        trigger,
        trigger === 'PreTokenGeneration'
          ? { function: arn(trigger), version }
          : { function: arn(trigger) },
      ]),
    ),
  );

const observedOf = (pool: JsonObject, mfa: JsonObject, desired: DesiredTriggers) => ({
  state: { pool, mfa, session: null },
  stack: { kind: 'none' } as const,
  functions: new Map(
    Object.values(desired).map((setting) => [
      setting.function,
      { state: 'Active', policy: undefined },
    ]),
  ),
});

/** What this pool takes: in one that Cognito sends the mail for, CustomMessage is refused. */
const takenBy = (
  pool: JsonObject,
  { CustomMessage, ...others }: DesiredTriggers,
): DesiredTriggers => {
  const isBySes =
    textAt(objectAt(pool, 'EmailConfiguration'), 'EmailSendingAccount') === 'DEVELOPER';
  return CustomMessage === undefined || !isBySes ? others : { CustomMessage, ...others };
};

/** A pool on the wire, without what moves by itself. */
const still = (pool: JsonObject) => without(pool, ['LastModifiedDate']);

/** The pool after the plan that the answer holds, carried out as the API reference says. */
const attached = (
  pool: JsonObject,
  mfa: JsonObject,
  desired: DesiredTriggers,
  replace: readonly TriggerName[],
) => {
  const planned = planAttach(observedOf(pool, mfa, desired), { desired, replace, managed: {} });
  if (planned.kind === 'refused') throw new Error(JSON.stringify(planned.refusals));
  const { plan } = planned;
  const record = withChanges(
    emptyRecord(id),
    objectAt(pool, 'LambdaConfig'),
    plan.changes,
    plan.permissions,
  );
  return { record, after: updatePool(pool, updateRequest(pool, plan.lambdaConfig), 0) };
};

describe('Attach, then detach', () => {
  it('Attach changes nothing but LambdaConfig, and detach gives the same pool back, for any pool that the SDK can describe', () => {
    fc.assert(
      fc.property(anyPool(id), anyMfa, anyDesired, (pool, mfa, anything) => {
        const desired = takenBy(pool, anything);
        const { record, after } = attached(pool, mfa, desired, triggerNames);

        expect(still(without(after, ['LambdaConfig']))).toEqual(
          still(without(pool, ['LambdaConfig'])),
        );

        const reconciled = reconcile(record, objectAt(after, 'LambdaConfig')).record;
        const detached = planDetach(observedOf(after, mfa, desired), reconciled, {
          named: {},
          chosen: triggerNames,
        });
        if (detached.kind === 'refused') throw new Error(JSON.stringify(detached.refusals));
        const back = updatePool(after, updateRequest(after, detached.plan.lambdaConfig), 0);
        expect(still(back)).toEqual(still(pool));
      }),
      { numRuns: 300 },
    );
  });

  it('Every field that the SDK can describe has its place in one of the two lists', () => {
    const names = membersOf(sdkShapes.pool);

    expect(unplaced(names)).toEqual([]);
    expect(names.filter((name) => describeOnly.includes(name) && sentBack.includes(name))).toEqual(
      [],
    );
    // Of the 25 members of UpdateUserPool two have other names in an answer: UserPoolId and PoolName.
    expect(sentBack).toHaveLength(23);
  });
});
