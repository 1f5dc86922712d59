import { observeWithClients } from '../aws/observe.ts';
import type { Written } from '../aws/write-pool.ts';
import { functionsOf, type PermissionChange } from '../plan/changes.ts';
import { poolArnOf } from '../plan/observed.ts';
import type { Options } from '../plan/operation.ts';
import { scopedIn, statementId } from '../plan/permission.ts';
import { type AttachPlan, planAttach } from '../plan/plan-attach.ts';
import { lambdaConfigOf } from '../plan/pool/state.ts';
import { withChanges } from '../plan/reconcile.ts';
import { emptyRecord, managedIn, mergePermissions } from '../plan/record.ts';
import type { DesiredTriggers } from '../plan/triggers.ts';
import type { ReportBody } from '../report/report.ts';
import { type Context, throwIfStopped } from './context.ts';
import { resolveDesired } from './desired-triggers.ts';
import { planOrRefuse } from './plan-or-refuse.ts';
import { changeTriggers, type Planned } from './writing/planned.ts';
import { reconcileRecord } from './writing/reconcile-record.ts';
import { resumeInterrupted } from './writing/resume-interrupted.ts';
import { writeAgreed } from './writing/write-agreed.ts';
import { reportOf } from './writing/write-report.ts';

const planned = async (
  context: Context,
  desired: DesiredTriggers,
  { replace = [] }: Options,
): Promise<Planned<AttachPlan>> => {
  const observed = await observeWithClients(context, functionsOf(desired));
  const known = context.files.record() ?? emptyRecord(context.userPoolId);
  const plan = planOrRefuse(planAttach(observed, { desired, replace, managed: managedIn(known) }));
  const config = lambdaConfigOf(observed.state);
  return { observed, plan, record: withChanges(known, config, plan.changes, plan.permissions) };
};

const allowCalls = async (
  context: Context,
  { observed, plan }: Planned<AttachPlan>,
): Promise<void> => {
  for (const permission of plan.permissions) {
    throwIfStopped(context);
    await context.functions.allow(permission, poolArnOf(observed.state));
  }
};

/**
 * Adds the statements that are missing once the pool calls the functions: another run may have removed, as its own, what
 * this one had found in place.
 */
const allowAgain = async (
  context: Context,
  { observed, plan }: Planned<AttachPlan>,
): Promise<readonly PermissionChange[]> => {
  const poolArn = poolArnOf(observed.state);
  const called = plan.changes.flatMap(({ to }) => (to === undefined ? [] : [to.function]));
  const added: PermissionChange[] = [];
  for (const arn of new Set([...called, ...plan.permissions.map((one) => one.function)])) {
    const { policy } = await context.functions.read(arn);
    if (scopedIn(policy, { functionArn: arn, poolArn }).length > 0) continue;
    const permission = { function: arn, statementId: statementId(context.userPoolId) };
    await context.functions.allow(permission, poolArn);
    added.push(permission);
  }
  return added;
};

const write = async (
  context: Context,
  current: Planned<AttachPlan>,
  sending: (at: Date) => void,
): Promise<Written> => {
  await context.step('Let Cognito call the functions', () => allowCalls(context, current));
  throwIfStopped(context);
  const written = await changeTriggers(context, current, sending);
  const added = await context.step('Verify that Cognito may call them', () =>
    allowAgain(context, current),
  );
  const permissions = mergePermissions(current.record.permissions, added);
  await reconcileRecord(context, { ...current.record, permissions });
  return written;
};

/** `apply`: back up, let Cognito call the functions, set the triggers, compare every setting. */
export const apply = async (context: Context, options: Options): Promise<ReportBody> => {
  const { desired, notes } = await resolveDesired(context, options, context.files.record());
  await resumeInterrupted(context);
  const earlier = [...context.reconciled, ...notes];
  const result = await writeAgreed<AttachPlan>(context, {
    operation: 'apply',
    plan: () => planned(context, desired, options),
    preview: ({ changes, lambdaConfig, ...plan }) => ({
      ...plan,
      outcome: 'changes',
      triggers: changes,
      notes: [...earlier, ...plan.notes],
    }),
    write: (current, sending) => write(context, current, sending),
  });
  return reportOf(result, earlier);
};
