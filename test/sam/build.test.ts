import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlesDirectory, root, templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';
import { endOf } from '../support/stack/ended.ts';
import { sam } from './support/sam.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sam-build-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

/** Every file of a folder and the SHA-256 of its bytes. */
const hashes = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
  );

const { Resources } = readRawTemplate(templateFile);

/** Logical id and folder of each function. */
const functions = Object.entries(Resources)
  .filter(([, { Type }]) => Type === 'AWS::Serverless::Function')
  .map(([logicalId, { Properties }]) => [logicalId, String(Properties.Handler).split('/')[0] ?? ''])
  .map(([logicalId = '', folder = '']) => ({ logicalId, folder }));

const builtBy = (build: string) =>
  Object.fromEntries(functions.map(({ logicalId }) => [logicalId, hashes(join(build, logicalId))]));

/** What an install would change. */
const installed = () => ({
  binaries: readdirSync(join(root, 'node_modules', '.bin')),
  lock: statSync(join(root, 'node_modules', '.package-lock.json')).mtimeMs,
});

describe('sam validate', () => {
  it('finds nothing, with the linter that samconfig.toml switches on', async () => {
    const { code, stdout } = await sam('validate');

    expect(stdout).toContain('is a valid SAM Template');
    expect(code).toBe(0);
  });

  it('fails on what only the linter sees', async () => {
    const broken = join(directory, 'template.yaml');
    const text = readFileSync(templateFile, 'utf8');
    writeFileSync(broken, text.replace('Runtime: nodejs24.x', 'Runtime: nodejs16.x'));

    const config = ['--config-file', join(root, 'samconfig.toml')];
    const { code } = await sam('validate', '--template-file', broken, ...config);

    expect(code).not.toBe(0);
  });
});

/** `sam build` without its cache, which ends with the processor's seconds: those of the clock count what else runs, too. */
const buildTimed = () =>
  endOf(
    spawn('bash', ['-c', 'TIMEFORMAT="processor: %U %S"; time sam build --no-cached'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

const cpuSecondsIn = (stderr: string): number => {
  const [, user, system] = /^processor: ([\d.]+) ([\d.]+)$/m.exec(stderr) ?? [];
  return Number(user) + Number(system);
};

describe('sam build', () => {
  it('gives the very bytes of npm run build', () => {
    const ours = Object.fromEntries(
      functions.map(({ logicalId, folder }) => [logicalId, hashes(join(bundlesDirectory, folder))]),
    );

    expect(functions.length).toBeGreaterThanOrEqual(9);
    expect(builtBy(join(root, '.aws-sam', 'build'))).toEqual(ours);
  });

  it('gives the same bytes again, in seconds, and installs nothing', async () => {
    const before = installed();
    const first = join(directory, 'first');
    cpSync(join(root, '.aws-sam', 'build'), first, { recursive: true });

    const { code, stderr } = await buildTimed();

    expect(code).toBe(0);
    expect(builtBy(join(root, '.aws-sam', 'build'))).toEqual(builtBy(first));
    expect(installed()).toEqual(before);
    expect(stderr).toContain('Bundling source without installing dependencies');
    expect(cpuSecondsIn(stderr)).toBeLessThan(20);
  });
});
