import { textAt } from '../../common/json.ts';
import { describeError } from '../aws/service-error.ts';
import type { Backup } from '../plan/plan-restore.ts';
import { RefusedError } from '../plan/refusal.ts';
import { unknownSettings } from '../plan/rules/pool-rules.ts';
import { readBackup } from '../record/backup-file.ts';

const unusable = (why: string): RefusedError =>
  new RefusedError({
    code: 'backup_unusable',
    why,
    whatToDo: 'Give the path of a file that apply, detach or restore wrote for this pool.',
  });

const read = (file: string): Backup => {
  try {
    return readBackup(file);
  } catch (error) {
    throw unusable(`${file} cannot be read as a backup (${describeError(error)}).`);
  }
};

/** The backup in a file, for this pool. Throws {@link RefusedError} where it cannot be put back whole. */
export const openBackup = (file: string, userPoolId: string): Backup => {
  const backup = read(file);
  if (textAt(backup.state.pool, 'Id') !== userPoolId) {
    throw unusable(`${file} is a backup of another pool.`);
  }
  const unknown = unknownSettings(backup.state);
  if (unknown.length === 0) return backup;
  throw unusable(
    `${file} has ${unknown.join(', ')}, which this version of the AWS SDK does not know and would not put back.`,
  );
};
