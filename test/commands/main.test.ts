import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { endOf } from '../support/stack/ended.ts';
import { runCommand } from '../support/stack/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('main');

const node = (...args: readonly string[]) =>
  endOf(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }));

const pool = ['--user-pool-id', 'eu-central-1_AbCdEf123'];

describe('A wrong word', () => {
  it.each([
    ['attch', [], 'Did you mean attach?'],
    ['attach', ['detahc'], 'Did you mean detach?'],
    ['attach', ['plan', ...pool, '--triggers', 'PreSinUp'], 'Did you mean PreSignUp?'],
    ['attach', ['--user-pol-id', 'x'], 'Did you mean --user-pool-id?'],
    ['doctor', ['--user-pol-id', 'x'], 'Did you mean --user-pool-id?'],
    ['profile', ['suspnd'], 'Did you mean suspend?'],
    ['codes', ['rest'], 'Did you mean reset?'],
    ['backfill', ['--dryrun', ...pool], 'Did you mean --dry-run?'],
  ] as const)(
    'in %s %j is answered with a suggestion and exit code 1',
    async (name, args, said) => {
      const { code, stdout, stderr } = await runCommand(name, args);

      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(said);
      expect(stderr).not.toContain('too many arguments');
    },
  );
});

describe('Help', () => {
  it.each(['attach', 'doctor', 'profile', 'codes', 'backfill'])(
    'of %s explains its options within 80 columns',
    async (name) => {
      const { code, stdout } = await runCommand(name, ['--help']);

      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: cognito-triggers ${name} `));
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect((await runCommand('help', [name])).stdout).toBe(stdout);
    },
  );

  it.each([
    ['doctor', []],
    ['profile', ['set']],
    ['codes', ['reset']],
    ['backfill', []],
  ])('of %s %j looks as it was approved', async (name, operation) => {
    const { stdout } = await runCommand(name, [...operation, '--help']);

    const file = ['help', name, ...operation].join('-');
    await expect(stdout).toMatchFileSnapshot(`screens/${file}-80.txt`);
  });

  it('of the program names every command', async () => {
    const { code, stdout } = await runCommand('--help', []);

    expect(code).toBe(0);
    expect(stdout).toMatch(/attach.+doctor.+profile.+codes.+backfill/s);
  });
});

describe('A command', () => {
  /** Prints the name of everything that is imported. */
  const listing = `data:text/javascript,${encodeURIComponent(
    "import { registerHooks } from 'node:module'; registerHooks({ resolve: (name, context, next) => { process.stderr.write(name + '\\n'); return next(name, context); } });",
  )}`;

  it('loads the SDK clients of no other command', async () => {
    const { stderr } = await node('--import', listing, 'cli/main.mjs', 'doctor', '--help');

    expect(stderr).toContain('./doctor/doctor.ts');
    expect(stderr).toContain('@aws-sdk/client-iam');
    expect(stderr).not.toContain('@aws-sdk/client-cloudformation');
    expect(stderr).not.toContain('@clack/prompts');
  });
});

describe('Where something is missing', () => {
  it('a command asks for npm ci in one sentence', async () => {
    mkdirSync(join(folder, 'cli'), { recursive: true });
    for (const file of ['launch.mjs', 'cli/main.mjs']) cpSync(join(root, file), join(folder, file));

    const { code, stdout, stderr } = await node(join(folder, 'cli/main.mjs'), 'doctor');

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('The dependencies are not installed: run npm ci.\n');
  });

  it('a script of the project asks for npm ci in one sentence', async () => {
    const { code, stderr } = await node(join(folder, 'launch.mjs'), 'local/commands/demo.ts');

    expect(code).toBe(1);
    expect(stderr).toBe('The dependencies are not installed: run npm ci.\n');
  });

  it('npm test asks for npm ci in one sentence and starts no tool', async () => {
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));

    const { code, stdout, stderr } = await endOf(
      spawn('npm', ['--silent', 'test'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
    );

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('The dependencies are not installed: run npm ci.\n');
  });

  it('a command says in one sentence that Node is too old for TypeScript', async () => {
    const { code, stderr } = await node('--no-strip-types', 'cli/main.mjs', 'doctor');

    expect(code).toBe(1);
    expect(stderr).toMatch(/^Node 22\.18 or newer is needed, this is [\d.]+: use npm run.+\n$/);
  });

  it('a command of a Node that is years old says so in one sentence', async () => {
    const program = join(root, 'cli/main.mjs');
    // Silent: news of npm would stand in the output, too.
    const quiet = ['--silent', '--fetch-retries=5', '--prefer-offline'];
    const given = ['--yes', ...quiet, '--package', 'node@18', 'node', program, 'doctor'];

    const { code, stderr } = await endOf(
      spawn('npx', given, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
    );

    expect(code).toBe(1);
    expect(stderr).toMatch(/^Node 22\.18 or newer is needed, this is 18\.[\d.]+: use npm run.+\n$/);
  });
});
