import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { type Ended, endOf } from './ended.ts';

const spawnProgram = (program: string, args: readonly string[], cwd = '.'): ChildProcess =>
  spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs one of the project's programs to its end. */
export const runProgram = (program: string, ...args: string[]): Promise<Ended> =>
  endOf(spawnProgram(program, args));

export type LocalProcess = {
  readonly url: string;
  readonly lines: readonly string[];
  /** Ends it and answers how it ended. */
  end(signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'): Promise<number | string>;
};

/** `npm run local` of a checkout as a process of its own, once it says that it is ready. */
export const startLocalIn = async (checkout: string, ...args: string[]): Promise<LocalProcess> => {
  const child = spawnProgram('cli/main.ts', ['local', ...args], checkout);
  // A test that fails half way must not leave it behind with its port and its directory.
  onTestFinished(() => void child.kill('SIGKILL'));
  // What it wrote last is read when its streams are closed, and not yet when it has ended.
  const ended = once(child, 'close');
  const lines: string[] = [];
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (part) => {
    complaints += part;
  });
  if (child.stdout === null) throw new Error('no output');
  const output = createInterface({ input: child.stdout });
  const ready = new Promise<string>((resolve, reject) => {
    // Read to the end: with a closed pipe, the next line that it prints would end it.
    output.on('line', (line) => {
      lines.push(line);
      const url = /^ready (http:\/\/\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    output.once('close', () => reject(new Error(`local ended before it was ready: ${complaints}`)));
  });
  return {
    url: await ready,
    lines,
    end: async (signal) => {
      child.kill(signal);
      const [status, by] = await ended;
      return by ?? status;
    },
  };
};

/** `npm run local` of this checkout. */
export const startLocal = (...args: string[]): Promise<LocalProcess> => startLocalIn('.', ...args);
