import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { errorCode } from '#shared/system/error-code.ts';
import { readIfThere } from '#shared/system/files.ts';

const HolderSchema = v.object({ pid: v.number(), host: v.string() });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signalled, and lives.
    return errorCode(error) === 'EPERM';
  }
};

/** Whether the run that wrote this is over. What cannot be read, or is another machine's, may still go on. */
const isOver = (text: string): boolean => {
  try {
    const { pid, host } = v.parse(HolderSchema, JSON.parse(text));
    return host === hostname() && !isAlive(pid);
  } catch {
    return false;
  }
};

/** Moves a dead run's file away; a run that took the lock in this moment gets it back. */
const clear = (file: string, dead: string): void => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    // Another run cleared it first.
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, file);
  rmSync(aside);
};

/** Another run holds the lock. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  readonly file: string;
  /** Process and host of the other run, as it wrote them. */
  readonly holder: string;

  constructor(file: string, holder: string) {
    super(`${file} is held by ${holder}`);
    this.file = file;
    this.holder = holder;
  }
}

/**
 * Takes a lock, a file that names process and host, and returns the function that releases it. The file of a process that
 * has ended is replaced. The local stack's data directory has another lock (local/stack): it is often on a volume of a
 * container, where every run has the same process id and a new host name.
 * @throws {LockedError} while another run holds it
 */
export const lock = (file: string): (() => void) => {
  const mine = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  const there = readIfThere(file);
  if (there !== undefined && isOver(there)) clear(file, there);
  try {
    writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new LockedError(file, (readIfThere(file) ?? '').trim());
  }
  return () => rmSync(file, { force: true });
};
