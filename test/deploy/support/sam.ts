import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type Ended, endOf } from '../../support/stack/ended.ts';

/** Runs a command in the project's folder, without a terminal; whatever its end, it is told. */
export const run = (command: string, args: readonly string[]): Promise<Ended> =>
  endOf(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }));

/** As `run`, for what must succeed. */
export const succeed = async (command: string, args: readonly string[]): Promise<Ended> => {
  const ended = await run(command, args);
  if (ended.code === 0) return ended;
  const tail = `${ended.stdout}\n${ended.stderr}`.trimEnd().split('\n').slice(-25).join('\n');
  throw new Error(`${command} ${args.join(' ')}: exit ${ended.code}\n${tail}`);
};

/** Shell commands, of which the first that fails ends them. */
export const succeedInShell = (commands: string): Promise<Ended> =>
  succeed('bash', ['-euo', 'pipefail', '-c', commands]);

/**
 * `sam deploy` of a built template with the settings of samconfig.toml, but for the question before it. SAM looks for that
 * file beside the template, so it has to be told where it is.
 */
export const deployArguments = (
  template: string,
  stackName: string,
  parameters: Readonly<Record<string, string>> = {},
): readonly string[] => {
  const overrides = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return [
    ...['deploy', '--config-file', resolve('samconfig.toml'), '--no-confirm-changeset'],
    ...['--template-file', template, '--stack-name', stackName],
    ...(overrides.length === 0 ? [] : ['--parameter-overrides', ...overrides]),
  ];
};

/** What `sam remote invoke` of a function with an event in a file told: its answer, and its log. */
export const remoteInvoke = async (
  stackName: string,
  logicalId: string,
  eventFile: string,
): Promise<{ readonly answer: unknown; readonly log: string }> => {
  const { stdout, stderr } = await succeed('sam', [
    ...['remote', 'invoke', logicalId, '--stack-name', stackName, '--event-file', eventFile],
  ]);
  return { answer: JSON.parse(stdout), log: stderr };
};
