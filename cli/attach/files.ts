import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import type { Statement } from './permission.ts';
import type { PoolState } from './pool-state.ts';
import { type AttachRecord, isEmpty, parseRecord } from './record.ts';
import { FailedError } from './refusal.ts';

/** The pool and the policies of the functions concerned, as they were before a run. */
export type Backup = {
  readonly format: 1;
  readonly at: string;
  readonly state: PoolState;
  readonly policies: { readonly [arn: string]: readonly Statement[] };
};

/** What a run leaves on disk. Only its user may read it: a pool's settings name roles, keys and addresses. */
export type Files = {
  record(): AttachRecord | undefined;
  /** Replaces the record in one step, on the disk before this returns; an empty one is removed. */
  saveRecord(record: AttachRecord): void;
  /** Answers the new file's path. */
  saveBackup(backup: Omit<Backup, 'format'>): string;
};

const json = v.custom<JsonObject>((value) => isObject(value));

const BackupSchema = v.looseObject({
  format: v.literal(1),
  at: v.string(),
  state: v.object({ pool: json, mfa: json, session: v.nullable(json) }),
  policies: v.record(v.string(), v.unknown()),
});

/** The pool of a backup file. Throws where the file is none. */
export const readBackup = (
  file: string,
): Pick<Backup, 'at' | 'state'> & { readonly policies: Readonly<Record<string, unknown>> } =>
  v.parse(BackupSchema, JSON.parse(readFileSync(file, 'utf8')));

/** Written and on the disk, or an error; never over a file that exists. */
const writeNew = (file: string, text: string): void => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
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
      writeNew(path, `${JSON.stringify({ format: 1, ...backup }, null, 2)}\n`);
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
