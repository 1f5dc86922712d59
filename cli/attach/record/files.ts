import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readIfThere, replaceFile, syncDirectory, writeNew } from '#shared/system/files.ts';
import { LockedError, lock } from '../../common/lock.ts';
import type { Backup } from '../plan/plan-restore.ts';
import { type AttachRecord, isEmpty } from '../plan/record.ts';
import { FailedError, RefusedError } from '../plan/refusal.ts';
import { backupText } from './backup-file.ts';
import { parseRecord, recordText } from './record-file.ts';

/** What a run leaves on disk. Only its user may read it: a pool's settings name roles, keys and addresses. */
export type Files = {
  record(): AttachRecord | undefined;
  /** Replaces the record in one step, on the disk before this returns; an empty one is removed. */
  saveRecord(record: AttachRecord): void;
  /** Returns the new file's path. */
  saveBackup(backup: Backup): string;
  /** The path of a backup that a record names. */
  backupPath(name: string): string;
  /** Keeps other runs out until the function that it returns is called. Throws where another run is in. */
  lock(): () => void;
};

const busy = ({ file, holder }: LockedError): RefusedError =>
  new RefusedError({
    code: 'run_in_progress',
    why: `Another run works on this pool with the same directory: ${holder}.`,
    whatToDo: `Wait until it is done. If it is certain that it is over, remove ${file}.`,
  });

const lockOf = (file: string): (() => void) => {
  try {
    return lock(file);
  } catch (error) {
    throw error instanceof LockedError ? busy(error) : error;
  }
};

const readRecord = (file: string): AttachRecord | undefined => {
  const text = readIfThere(file);
  try {
    return text === undefined ? undefined : parseRecord(text);
  } catch {
    throw new FailedError(
      `${file} is not a record that this command wrote. Move it away to continue without it: the settings from before an attach are then known only from the backups.`,
    );
  }
};

const freeName = (directory: string, stem: string): string => {
  for (let number = 0; ; number += 1) {
    const path = join(directory, `${stem}${number === 0 ? '' : `-${number}`}.backup.json`);
    if (!existsSync(path)) return path;
  }
};

/** The files of one pool in the directory, which is made when something is first written. */
export const openFiles = (directory: string, userPoolId: string): Files => {
  const recordFile = join(directory, `${userPoolId}.json`);
  const make = () => mkdirSync(directory, { recursive: true, mode: 0o700 });
  return {
    lock: () => {
      make();
      return lockOf(join(directory, `${userPoolId}.lock`));
    },
    record: () => readRecord(recordFile),
    saveRecord: (record) => {
      make();
      if (isEmpty(record)) rmSync(recordFile, { force: true });
      else replaceFile(recordFile, recordText(record));
      syncDirectory(directory);
    },
    saveBackup: (backup) => {
      make();
      const time = backup.at.replace(/[:.]/g, '-');
      const path = freeName(directory, `${userPoolId}.${time}`);
      writeNew(path, backupText(backup));
      syncDirectory(directory);
      return path;
    },
    backupPath: (name) => join(directory, name),
  };
};

/** How a record names a backup, by its file name only: the directory may move. */
export const backupName = (path: string): string => basename(path);
