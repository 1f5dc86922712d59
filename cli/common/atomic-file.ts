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
import { errorCode } from './error-name.ts';

/** The file's text; nothing when there is no such file. */
export const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Written and on the disk, or an error; never over a file that exists. Its owner alone may read it. */
export const writeNew = (file: string, text: string): void => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    // Unlike writeSync it goes on until all is written, and fails where the disk is full.
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Puts what happened to a directory's entries on the disk. */
export const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Replaces a file as a whole: written beside it, flushed, renamed. A run that is killed in between leaves the old one. */
export const replaceFile = (file: string, text: string): void => {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  writeNew(next, text);
  renameSync(next, file);
  syncDirectory(dirname(file));
};
