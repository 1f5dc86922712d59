import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '#shared/system/error-code.ts';

/** A directory that only this process writes to, until it releases it. */
export type DataDirectory = { readonly path: string; release(): void };

/** What this process holds: in a container every process may have the number that a killed one had. */
const held = new Set<string>();

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};

/** The live process that a lock file names; a killed one leaves its file behind. */
const holderOf = (lock: string): number | undefined => {
  const holder = Number(readFileSync(lock, 'utf8'));
  if (holder === process.pid) return held.has(lock) ? holder : undefined;
  return Number.isInteger(holder) && holder > 0 && isAlive(holder) ? holder : undefined;
};

const writeLock = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
};

const make = (directory: string): string => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return realpathSync(directory);
  } catch (error) {
    throw new Error(`${directory} cannot be used as a data directory (${errorCode(error)})`);
  }
};

/**
 * Takes a directory, made when missing and readable only by its owner. Throws while another process has it: two journals
 * in one file would lose what either acknowledged.
 */
export const takeDataDirectory = (directory: string): DataDirectory => {
  const path = make(directory);
  const lock = join(path, 'stack.pid');
  if (!writeLock(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined) {
      throw new Error(
        `${directory} is in use by process ${holder}; if that is another program, delete ${lock}`,
      );
    }
    rmSync(lock, { force: true });
    if (!writeLock(lock)) throw new Error(`${directory} is in use by another process`);
  }
  held.add(lock);
  return {
    path,
    release: () => {
      held.delete(lock);
      rmSync(lock, { force: true });
    },
  };
};
