import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/** The file's text; `undefined` where there is no such file. */
export const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Creates a file that only its owner may read, and flushes it to the disk. @throws where the file exists */
export const writeNew = (file: string, text: string): void => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    // Unlike writeSync, it writes everything or throws, for instance on a full disk.
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Flushes a directory, so that files created or renamed in it survive a power failure. */
export const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Replaces a file as a whole: writes beside it, flushes, renames. A process killed in between leaves the old file. */
export const replaceFile = (file: string, text: string): void => {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  writeNew(next, text);
  renameSync(next, file);
  syncDirectory(dirname(file));
};
