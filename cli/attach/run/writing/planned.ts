import type { JsonObject } from '../../../common/json.ts';
import { type Written, writeTriggers } from '../../aws/write-pool.ts';
import type { PermissionChange, TriggerChange } from '../../plan/changes.ts';
import type { Observed } from '../../plan/observed.ts';
import type { AttachRecord } from '../../plan/record.ts';
import type { UserChange } from '../../plan/users/user-change.ts';
import type { Context } from '../context.ts';

/** What an attach's and a detach's plan have in common. */
export type WritablePlan = {
  readonly changes: readonly TriggerChange[];
  readonly permissions: readonly PermissionChange[];
  readonly lambdaConfig: JsonObject;
  readonly notes: readonly string[];
  readonly questions: readonly string[];
  readonly users?: readonly UserChange[];
};

export type Planned<Plan extends WritablePlan> = {
  readonly observed: Observed;
  readonly plan: Plan;
  /** The record that the run starts from. */
  readonly record: AttachRecord;
};

/** Sets the triggers that a plan changes; nothing is sent where it changes none. */
export const changeTriggers = async (
  context: Context,
  { observed, plan }: Planned<WritablePlan>,
  sending: (at: Date) => void,
): Promise<Written> =>
  plan.changes.length === 0
    ? { kind: 'written', fixed: [] }
    : writeTriggers(context, observed.state, plan.lambdaConfig, sending);
