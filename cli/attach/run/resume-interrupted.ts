import { join } from 'node:path';
import type { Difference } from '../../common/json.ts';
import { describeError } from '../aws/service-error.ts';
import { putBack } from '../aws/write-pool.ts';
import {
  lambdaConfigOf,
  modifiedAt,
  type PoolState,
  settingsThatDiffer,
} from '../plan/pool/state.ts';
import { reconcile } from '../plan/reconcile.ts';
import type { AttachRecord, Pending } from '../plan/record.ts';
import { FailedError } from '../plan/refusal.ts';
import { readBackup } from '../record/backup-file.ts';
import type { World } from './context.ts';

/** A change that AWS dates later than this after our last sending was made by somebody else. */
const ourWriteWithinMs = 60_000;

export const pathsOf = (differences: readonly Difference[]): string =>
  differences.map(({ path }) => path).join(', ');

const backupOf = ({ backupDirectory }: World, pending: Pending): PoolState => {
  const file = join(backupDirectory, pending.backup);
  try {
    return readBackup(file).state;
  } catch (error) {
    throw new FailedError(
      `A run of ${pending.operation} was cut off, and its backup ${file} cannot be read (${describeError(error)}). Put it back where it was, then try again.`,
    );
  }
};

/** Ends a run: the record says what the pool says, and statements that nobody needs are removed. */
export const finish = async (world: World, record: AttachRecord): Promise<void> => {
  const { state } = await world.pool.read();
  const settled = reconcile(record, lambdaConfigOf(state));
  for (const permission of settled.remove) await world.functions.revoke(permission);
  world.files.saveRecord(settled.record);
};

/** Whether a run that was cut off after its update left settings behind that only it can have changed. */
const isOurDamage = (pending: Pending, state: PoolState): boolean =>
  pending.sentAt !== undefined &&
  modifiedAt(state) <= Date.parse(pending.sentAt) + ourWriteWithinMs;

const settleSettings = async (world: World, record: AttachRecord, pending: Pending) => {
  const before = backupOf(world, pending);
  const { state } = await world.pool.read();
  const differences = settingsThatDiffer(before, state);
  if (differences.length === 0) return [];
  if (!isOurDamage(pending, state)) {
    return pending.sentAt === undefined
      ? []
      : [
          `Since the run of ${pending.operation} that was cut off, somebody changed ${pathsOf(differences)}; that is left as it is. The state before it is in ${pending.backup}.`,
        ];
  }
  const left = await world.step('Put back what the cut-off run changed', () =>
    putBack(world, before, (at) => {
      world.files.saveRecord({ ...record, pending: { ...pending, sentAt: at.toISOString() } });
    }),
  );
  if (left.length === 0) return [`${pathsOf(differences)} had been changed and are put back.`];
  throw new FailedError(
    `${pathsOf(left)} could not be put back; the state before is in ${pending.backup}.`,
  );
};

/**
 * Finishes or undoes a run that was cut off, by what the pool says. Where the update had not arrived, its statements are
 * removed; where it had, it stays, and anything but the triggers that it changed is put back. Answers what to tell.
 */
export const recover = async (world: World): Promise<readonly string[]> => {
  const record = world.files.record();
  if (record?.pending === undefined) return [];
  const { pending } = record;
  const notes = pending.operation === 'restore' ? [] : await settleSettings(world, record, pending);
  await finish(world, world.files.record() ?? record);
  return [`A run of ${pending.operation} had been cut off; that is settled.`, ...notes];
};
