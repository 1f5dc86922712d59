import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type Ended = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

const spawnProgram = (program: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs one of the project's programs to its end. */
export const runProgram = async (program: string, ...args: string[]): Promise<Ended> => {
  const child = spawnProgram(program, args);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (part) => {
    stdout += part;
  });
  child.stderr?.setEncoding('utf8').on('data', (part) => {
    stderr += part;
  });
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
};

export type LocalProcess = {
  readonly url: string;
  readonly lines: readonly string[];
  /** Ends it and answers how it ended. */
  end(signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'): Promise<number | string>;
};

/** `npm run local` as a process of its own, once it says that it is ready. */
export const startLocal = async (...args: string[]): Promise<LocalProcess> => {
  const child = spawnProgram('local/start.ts', args);
  // A test that fails half way must not leave it behind with its port and its directory.
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines: string[] = [];
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (part) => {
    complaints += part;
  });
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const url = /^ready (http:\/\/\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      lines,
      end: async (signal) => {
        child.kill(signal);
        const [status, by] = await ended;
        return by ?? status;
      },
    };
  }
  throw new Error(`local ended before it was ready: ${complaints}`);
};
