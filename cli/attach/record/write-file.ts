import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** Written and on the disk, or an error; never over a file that exists. Only its owner may read it. */
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

/** Replaces a file in one step. */
export const replaceFile = (file: string, text: string): void => {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  writeNew(next, text);
  renameSync(next, file);
};

/** Brings names in a directory to the disk: a new or renamed file, or one that was removed. */
export const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

export const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
