import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { RefusedError } from '../attach/plan/refusal.ts';

const HolderSchema = v.object({ pid: v.number(), host: v.string() });

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be signalled, and lives.
    return codeOf(error) === 'EPERM';
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

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Moves a dead run's file away; whoever took its place in this moment gets it back. */
const clear = (file: string, dead: string): void => {
  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, file);
  rmSync(aside);
};

const busy = (file: string, text: string): RefusedError =>
  new RefusedError({
    code: 'run_in_progress',
    why: `Another run works on this pool with the same directory: ${text.trim()}.`,
    whatToDo: `Wait until it is done. If it is certain that it is over, remove ${file}.`,
  });

/**
 * Lets one writing run at a time use the record: a second one would take the first for a run that was cut off, and undo it
 * while it goes on. Answers what lets the next one in.
 */
export const lock = (file: string): (() => void) => {
  const mine = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  const there = readIfThere(file);
  if (there !== undefined && isOver(there)) clear(file, there);
  try {
    writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw busy(file, readIfThere(file) ?? '');
  }
  return () => rmSync(file, { force: true });
};
