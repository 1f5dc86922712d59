import { describeError, whatToDoAbout } from './failure.ts';
import { backupName } from './files.ts';
import type { AttachRecord, Pending } from './record.ts';
import { recover } from './recover.ts';
import { FailedError } from './refusal.ts';
import type { World } from './world.ts';

/** Thrown between two steps after Ctrl-C. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

export const goOn = (world: World): void => {
  if (world.stopped()) throw new StoppedError('Stopped');
};

const undone = async (world: World, error: unknown): Promise<string> => {
  try {
    await recover(world);
    return 'What had been done is undone.';
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
    const outcome = await undone(world, error);
    const advice = whatToDoAbout(error);
    throw new FailedError(
      [`${describeError(error)}.`, outcome, ...(advice === undefined ? [] : [advice])].join(' '),
      { cause: error },
    );
  }
};
