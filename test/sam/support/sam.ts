import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../local/paths.ts';
import { type Ended, endOf } from '../../support/stack/ended.ts';

/** The machine's SAM CLI, plain, in the project's folder, as its users call it. */
export const sam = (...args: readonly string[]): Promise<Ended> =>
  endOf(spawn('sam', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }));

/** Functions run in containers of this machine's own processor. */
const architecture =
  process.env.SAM_ARCHITECTURE ?? (process.arch === 'arm64' ? 'arm64' : 'x86_64');

/** Where containers find servers of this machine: on Linux the bridge's address, elsewhere what the engine forwards. */
export const samHost = process.env.SAM_HOST ?? '127.0.0.1';

/** Options of every command under `sam local`. */
export const localOptions = (envFile: string): readonly string[] => [
  ...['--parameter-overrides', `Architecture=${architecture}`],
  ...['--env-vars', envFile],
];

/** events/env.json for a stack on this port instead of 9400, as a file of its own. */
export const envFileFor = (stackUrl: string) => {
  const directory = mkdtempSync(join(tmpdir(), 'env-'));
  const file = join(directory, 'env.json');
  const text = readFileSync(join(root, 'events', 'env.json'), 'utf8');
  writeFileSync(file, text.replaceAll(':9400', `:${new URL(stackUrl).port}`));
  return { file, remove: () => rmSync(directory, { recursive: true }) };
};

/**
 * What a function answered. SAM exits with 0 on a function's error and prints nothing when its time ran out, so only what
 * it printed tells.
 */
export const answerOf = ({ code, stdout, stderr }: Ended): Record<string, unknown> => {
  const answer = stdout.trim() === '' ? undefined : JSON.parse(stdout);
  if (code === 0 && answer !== undefined && answer?.errorType === undefined) return answer;
  throw new Error(`sam local invoke: exit code ${code}\n${stdout}\n${stderr}`);
};
