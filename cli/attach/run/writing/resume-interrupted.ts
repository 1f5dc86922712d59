import { describeError } from '../../aws/service-error.ts';
import { putBack } from '../../aws/write-pool.ts';
import { pathsOf } from '../../plan/pool/differences.ts';
import { modifiedAt, type PoolState, settingsThatDiffer } from '../../plan/pool/state.ts';
import type { AttachRecord, Pending } from '../../plan/record.ts';
import { FailedError } from '../../plan/refusal.ts';
import { readBackup } from '../../record/backup-file.ts';
import type { Context } from '../context.ts';
import { reconcileRecord } from './reconcile-record.ts';

/** A change that AWS dates later than this after the last sending was not made by that run. */
const ownWriteWithinMs = 60_000;

const stateBefore = ({ files }: Context, { operation, backup }: Pending): PoolState => {
  const file = files.backupPath(backup);
  try {
    return readBackup(file).state;
  } catch (error) {
    throw new FailedError(
      `A run of ${operation} was interrupted, and its backup ${file} cannot be read (${describeError(error)}). Put it back where it was, then try again.`,
    );
  }
};

/** Whether the pool was last changed so soon after the run's update that only the run can have done it. */
const isOwnDamage = (pending: Pending, state: PoolState): boolean =>
  pending.sentAt !== undefined &&
  modifiedAt(state) <= Date.parse(pending.sentAt) + ownWriteWithinMs;

const putBackSettings = async (
  context: Context,
  record: AttachRecord,
  pending: Pending,
  before: PoolState,
): Promise<void> => {
  const save = (at: Date) =>
    context.files.saveRecord({ ...record, pending: { ...pending, sentAt: at.toISOString() } });
  const left = await context.step('Put back what the interrupted run changed', () =>
    putBack(context, before, save),
  );
  if (left.length === 0) return;
  throw new FailedError(
    `${pathsOf(left)} could not be put back; the state before is in ${pending.backup}.`,
  );
};

/** Puts back settings other than the triggers that the interrupted run changed. Returns what to report. */
const reconcileSettings = async (
  context: Context,
  record: AttachRecord,
  pending: Pending,
): Promise<readonly string[]> => {
  const before = stateBefore(context, pending);
  const { state } = await context.pool.read();
  const differences = settingsThatDiffer(before, state);
  if (differences.length === 0 || pending.sentAt === undefined) return [];
  if (isOwnDamage(pending, state)) {
    await putBackSettings(context, record, pending, before);
    return [`${pathsOf(differences)} had been changed and are put back.`];
  }
  return [
    `Since the interrupted run of ${pending.operation}, another client changed ${pathsOf(differences)}; that is kept. The state before the run is in ${pending.backup}.`,
  ];
};

/**
 * Finishes or undoes the recorded run, by what the pool shows. Where the update had not arrived, its statements are
 * removed; where it had, it stays, and settings other than the triggers are put back. Returns what to report.
 */
export const reconcileInterrupted = async (context: Context): Promise<readonly string[]> => {
  const record = context.files.record();
  if (record?.pending === undefined) return [];
  const { pending } = record;
  const notes =
    pending.operation === 'restore' ? [] : await reconcileSettings(context, record, pending);
  await reconcileRecord(context, context.files.record() ?? record);
  return [`An interrupted run of ${pending.operation} was reconciled.`, ...notes];
};

/** Asks to reconcile an interrupted run, where there is one, and does it: that writes too. */
export const resumeInterrupted = async (context: Context): Promise<void> => {
  const pending = context.files.record()?.pending;
  if (pending === undefined) return;
  await context.agree({
    outcome: 'changes',
    notes: [`A run of ${pending.operation} was interrupted; it is finished or undone first.`],
  });
  context.reconciled.push(...(await reconcileInterrupted(context)));
};
