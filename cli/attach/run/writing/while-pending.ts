import { sameTriggers } from '#shared/cognito/lambda-config.ts';
import { describeError, whatToDoAbout } from '../../aws/service-error.ts';
import { lambdaConfigOf, type PoolState } from '../../plan/pool/state.ts';
import type { AttachRecord, Pending } from '../../plan/record.ts';
import { FailedError } from '../../plan/refusal.ts';
import { backupName } from '../../record/files.ts';
import type { Context } from '../context.ts';
import { reconcileInterrupted } from './resume-interrupted.ts';

/** What a run starts from. */
export type RunStart = {
  readonly operation: Pending['operation'];
  readonly record: AttachRecord;
  /** The backup's path. */
  readonly backup: string;
  /** The pool as it was read. */
  readonly before: PoolState;
};

/** Undoes a run that failed, and returns what became of it: where the pool has its update, that is kept. */
const undo = async (context: Context, before: PoolState, error: unknown): Promise<string> => {
  try {
    await reconcileInterrupted(context);
    const { state } = await context.pool.read();
    return sameTriggers(lambdaConfigOf(before), lambdaConfigOf(state))
      ? 'What had been done is undone.'
      : 'The triggers of the pool had been changed by then, by this run or by another, and are kept; check shows what is set.';
  } catch (second) {
    return `It could not be undone now (${describeError(second)}); run the same command again, which finishes or undoes it. ${describeError(error)}`;
  }
};

/**
 * Runs the writing part of an operation. The record has it first, so that the next run knows of it whatever interrupts
 * this one; an error undoes what was done. `write` gets a function that notes each sending of an update.
 */
export const whilePending = async <Result>(
  context: Context,
  { operation, record, backup, before }: RunStart,
  write: (sending: (at: Date) => void) => Promise<Result>,
): Promise<Result> => {
  const pending: Pending = { operation, backup: backupName(backup) };
  const save = (more: Partial<Pending>) =>
    context.files.saveRecord({ ...record, pending: { ...pending, ...more } });
  save({});
  try {
    return await write((at) => save({ sentAt: at.toISOString() }));
  } catch (error) {
    const outcome = await undo(context, before, error);
    const advice = whatToDoAbout(error);
    throw new FailedError(
      [`${describeError(error)}.`, outcome, ...(advice === undefined ? [] : [advice])].join(' '),
      { cause: error },
    );
  }
};
