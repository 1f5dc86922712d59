import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../../../local/paths.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sam-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** A `sam` that is not SAM: what is tested is what surrounds it. */
const putSam = (script: string): void => {
  const file = join(directory, 'sam');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

const start = (args: readonly string[], launcher = join(root, 'launch.mjs')): ChildProcess =>
  spawn(process.execPath, [launcher, 'local/commands/sam.ts', ...args], {
    env: { PATH: directory, DOCKER_HOST: `unix://${join(directory, 'no-engine.sock')}` },
  });

/** Exit code and all that was said. */
const finish = async (child: ChildProcess) => {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      said += part;
    });
  }
  const [code] = await once(child, 'close');
  return { code, said };
};

const run = (...args: readonly string[]) => finish(start(args));

describe('npm run sam', () => {
  it('npm run sam passes every argument unchanged and returns SAM’s exit code', async () => {
    putSam('printf "<%s>" "$@"; exit 41');

    const { code, said } = await run('local', 'invoke', '--event', 'a file.json', '--', '-x');

    expect(said).toContain('<local><invoke><--event><a file.json><--><-x>');
    expect(code).toBe(41);
  });

  it('npm run sam without a SAM CLI says how to install it, and what works without', async () => {
    const { code, said } = await run('build');

    expect(code).toBe(127);
    expect(said).toContain('install-sam-cli');
    expect(said).toContain('npm run build');
  });

  it('npm run sam without dependencies says npm ci before SAM looks for esbuild', async () => {
    putSam('echo "SAM ran"');
    const launcher = join(directory, 'launch.mjs');
    cpSync(join(root, 'launch.mjs'), launcher);

    const { code, said } = await finish(start(['build'], launcher));

    expect(code).toBe(1);
    expect(said).toContain('run npm ci');
    expect(said).not.toContain('SAM ran');
  });

  it('npm run sam says that no container engine runs when sam local failed for lack of one', async () => {
    putSam('exit 1');

    const { code, said } = await run('local', 'invoke', 'PreSignUpFunction');

    expect(code).toBe(1);
    expect(said).toContain('No container engine is running');
    expect(said).toContain('npm run invoke');
  });

  it('npm run sam does not mention a container engine for commands that need none', async () => {
    putSam('exit 1');

    const { code, said } = await run('deploy');

    expect(code).toBe(1);
    expect(said).toBe('');
  });

  it('npm run sam forwards TERM, so that SAM can stop its containers, and waits for it', async () => {
    putSam(`exec '${process.execPath}' -e "
      process.on('SIGTERM', () => { console.log('stopped'); process.exit(7); });
      setTimeout(() => {}, 10_000);
      console.log('up');"`);
    const child = start(['local', 'start-lambda']);
    const end = finish(child);
    child.stdout?.once('data', () => child.kill('SIGTERM'));

    const { code, said } = await end;

    expect(said).toContain('stopped');
    expect(code).toBe(7);
  });
});
