import type { Difference } from '../../common/json.ts';
import { observe } from '../aws/observe.ts';
import { sendState } from '../aws/send-change.ts';
import { remainingDifferences } from '../aws/write-pool.ts';
import { type Observed, poolArnOf } from '../plan/observed.ts';
import type { Options } from '../plan/operation.ts';
import { type Backup, isElsewhere, planRestore, type RestorePlan } from '../plan/plan-restore.ts';
import { pathsOf } from '../plan/pool/differences.ts';
import { type AttachRecord, emptyRecord, mergePermissions } from '../plan/record.ts';
import { FailedError } from '../plan/refusal.ts';
import type { ReportBody } from '../report/report.ts';
import { type Context, throwIfStopped } from './context.ts';
import { openBackup } from './open-backup.ts';
import { planOrRefuse } from './plan-or-refuse.ts';
import { backUp } from './writing/back-up.ts';
import { reconcileRecord } from './writing/reconcile-record.ts';
import { resumeInterrupted } from './writing/resume-interrupted.ts';
import { whilePending } from './writing/while-pending.ts';

const recordWith = (context: Context, { permissions }: RestorePlan): AttachRecord => {
  const known = context.files.record() ?? emptyRecord(context.userPoolId);
  return { ...known, permissions: mergePermissions(known.permissions, permissions) };
};

const allowCalls = async (
  context: Context,
  { permissions }: RestorePlan,
  poolArn: string,
): Promise<void> => {
  for (const permission of permissions) {
    throwIfStopped(context);
    await context.functions.allow(permission, poolArn);
  }
};

type Restoring = {
  readonly observed: Observed;
  readonly then: Backup;
  readonly plan: RestorePlan;
  readonly record: AttachRecord;
};

/** Returns what still differs from the backup. */
const write = async (
  context: Context,
  { observed: { state }, then, plan, record }: Restoring,
  sending: (at: Date) => void,
): Promise<readonly Difference[]> => {
  await allowCalls(context, plan, poolArnOf(state));
  throwIfStopped(context);
  const outcome = await context.step('Send the settings in the backup', () =>
    sendState(context, state, then.state, sending),
  );
  if (outcome === 'changed') {
    throw new FailedError('Another client changed the pool since it was read; nothing was sent');
  }
  const left = await remainingDifferences(context, then.state);
  await context.step('Reconcile the permissions', () => reconcileRecord(context, record));
  return left.filter((one) => !isElsewhere(one));
};

/** `restore`: put a whole pool back to a backup, every setting that UpdateUserPool takes. */
export const restore = async (context: Context, options: Options): Promise<ReportBody> => {
  const then = openBackup(options.backup ?? '', context.userPoolId);
  await resumeInterrupted(context);
  const observed = await observe(context, Object.keys(then.policies));
  const planned = planOrRefuse(planRestore(observed, then));
  const plan = { ...planned, notes: [...context.reconciled, ...planned.notes] };
  if (plan.differences.length + plan.permissions.length === 0) {
    return { ...plan, outcome: 'nothing' };
  }
  await context.agree({ ...plan, outcome: 'changes' });
  const backup = await backUp(context, observed);
  const record = recordWith(context, plan);
  const start = { operation: 'restore', record, backup, before: observed.state } as const;
  const left = await whilePending(context, start, (sending) =>
    write(context, { observed, then, plan, record }, sending),
  );
  if (left.length === 0) return { ...plan, outcome: 'done', backup };
  throw new FailedError(
    `${pathsOf(left)} could not be put back; the state before this run is in ${backup}.`,
  );
};
