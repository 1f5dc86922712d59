import { describeError, whatToDoAbout } from '../aws/service-error.ts';
import { lambdaConfigOf, type PoolState } from '../plan/pool/state.ts';
import type { AttachRecord, Pending } from '../plan/record.ts';
import { FailedError } from '../plan/refusal.ts';
import { sameTriggers } from '../plan/triggers.ts';
import { backupName } from '../record/files.ts';
import type { World } from './context.ts';
import { recover } from './resume-interrupted.ts';

/** Thrown between two steps after Ctrl-C. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

export const goOn = (world: World): void => {
  if (world.stopped()) throw new StoppedError('Stopped');
};

/** What became of the run: the pool tells whether its update had arrived, and then it is kept. */
const undone = async (world: World, before: PoolState, error: unknown): Promise<string> => {
  try {
    await recover(world);
    const { state } = await world.pool.read();
    return sameTriggers(lambdaConfigOf(before), lambdaConfigOf(state))
      ? 'What had been done is undone.'
      : 'The triggers of the pool had been changed by then, by this run or by another, and are kept; check tells what is set.';
  } catch (second) {
    return `It could not be undone now (${describeError(second)}); run the same command again, which finishes or undoes it. ${describeError(error)}`;
  }
};

/**
 * Runs the writing part of an operation. The record says so first, so that whatever cuts it off, the next run knows; an
 * error undoes what was done. `body` gets a function that notes each sending.
 */
export const runPending = async <Result>(
  world: World,
  start: {
    readonly operation: Pending['operation'];
    readonly record: AttachRecord;
    /** The backup's path. */
    readonly backup: string;
    /** The pool as it was. */
    readonly before: PoolState;
  },
  body: (sending: (at: Date) => void) => Promise<Result>,
): Promise<Result> => {
  const { operation, record, backup } = start;
  const pending: Pending = { operation, backup: backupName(backup) };
  const save = (more: Partial<Pending>) =>
    world.files.saveRecord({ ...record, pending: { ...pending, ...more } });
  save({});
  try {
    return await body((at) => save({ sentAt: at.toISOString() }));
  } catch (error) {
    const outcome = await undone(world, start.before, error);
    const advice = whatToDoAbout(error);
    throw new FailedError(
      [`${describeError(error)}.`, outcome, ...(advice === undefined ? [] : [advice])].join(' '),
      { cause: error },
    );
  }
};
