import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Ended, endOf } from './ended.ts';

const start = (name: string, args: readonly string[]): ChildProcess => {
  const file = fileURLToPath(new URL('../../../cli/main.mjs', import.meta.url));
  // Nothing of this machine's AWS configuration reaches the command.
  const { PATH = '' } = process.env;
  const env = { PATH, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  return spawn(process.execPath, [file, name, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
};

/** Runs a command as npm does, without a terminal, to its end. */
export const runCommand = (name: string, args: readonly string[]): Promise<Ended> =>
  endOf(start(name, args));

/** Runs a command and kills it, as a power cut would, as soon as `ready` says so; it may have ended by itself before. */
export const killCommand = async (
  name: string,
  args: readonly string[],
  ready: () => Promise<boolean>,
): Promise<void> => {
  const child = start(name, args);
  const ended = once(child, 'close');
  while (child.exitCode === null && !(await ready()))
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await ended;
};
