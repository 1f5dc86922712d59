import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { lock } from '../../common/lock.ts';
import { type AttachRecord, isEmpty, parseRecord } from '../plan/record.ts';
import { FailedError } from '../plan/refusal.ts';
import { type Backup, backupText } from './backup-file.ts';

/** What a run leaves on disk. Only its user may read it: a pool's settings name roles, keys and addresses. */
export type Files = {
  record(): AttachRecord | undefined;
  /** Replaces the record in one step, on the disk before this returns; an empty one is removed. */
  saveRecord(record: AttachRecord): void;
  /** Answers the new file's path. */
  saveBackup(backup: Backup): string;
  /** Keeps other runs out until the answer is called. Throws where one is in. */
  lock(): () => void;
};

/** Written and on the disk, or an error; never over a file that exists. */
const writeNew = (file: string, text: string): void => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    // Unlike writeSync it goes on until all is written, and fails where the disk is full.
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** The files of one pool in the directory, which is made when something is first written. */
export const openFiles = (directory: string, userPoolId: string): Files => {
  const recordFile = join(directory, `${userPoolId}.json`);
  const make = () => mkdirSync(directory, { recursive: true, mode: 0o700 });
  return {
    lock: () => {
      make();
      return lock(join(directory, `${userPoolId}.lock`));
    },
    record: () => {
      const text = readIfThere(recordFile);
      try {
        return text === undefined ? undefined : parseRecord(text);
      } catch {
        throw new FailedError(
          `${recordFile} is not a record that this command wrote. Move it away to go on without: what was set before an attach is then known from the backups alone.`,
        );
      }
    },
    saveRecord: (record) => {
      make();
      if (isEmpty(record)) rmSync(recordFile, { force: true });
      else {
        const next = `${recordFile}.next`;
        rmSync(next, { force: true });
        writeNew(next, `${JSON.stringify(record, null, 2)}\n`);
        renameSync(next, recordFile);
      }
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
  };
};

const freeName = (directory: string, stem: string): string => {
  const taken = (path: string) => readIfThere(path) !== undefined;
  for (let number = 0; ; number += 1) {
    const path = join(directory, `${stem}${number === 0 ? '' : `-${number}`}.backup.json`);
    if (!taken(path)) return path;
  }
};

/** A backup is named in the record by its file alone: the directory may move. */
export const backupName = (path: string): string => basename(path);
