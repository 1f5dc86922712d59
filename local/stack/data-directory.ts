import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '#shared/system/error-code.ts';

/** A directory that this process holds until it releases it. */
export type DataDirectory = { readonly path: string; release(): void };

/** Locks of this process. In a container the process id may equal that of a killed one. */
const held = new Set<string>();

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};

/** The live process named by a lock file; a killed process leaves its file behind. */
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
 * Locks a directory, which is created if missing and readable only by its owner. Throws while another process holds
 * it: two processes that write one journal would lose acknowledged changes.
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
