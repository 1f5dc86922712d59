import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../../local/paths.ts';

const version = '01234567-89ab-4def-8123-456789abcdef';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'deploy-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** A program that is not the real one: what is tested is what surrounds it. */
const put = (name: string, script: string): void => {
  const file = join(directory, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

/** An AWS CLI that knows the resource and the version, or fails as the real one does. */
const putAws = (ofStack: string, ofSecret = `echo ${version}`): void =>
  put('aws', `echo "<aws $*>"  >&2; case $1 in cloudformation) ${ofStack};; *) ${ofSecret};; esac`);

const stackIsThere =
  'echo "arn:aws:secretsmanager:us-east-1:123456789012:secret:CodePepper-1 CREATE_COMPLETE"';

const refuse = (code: string, operation: string, text: string): string =>
  `echo "An error occurred (${code}) when calling the ${operation} operation: ${text}" >&2; exit 254`;

const deploy = (...args: readonly string[]) => {
  const launcher = join(root, 'launch.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [launcher, join('cli', 'deploy', 'deploy.ts'), ...args],
    { cwd: directory, encoding: 'utf8', env: { PATH: directory } },
  );
  return { status, stdout, stderr };
};

describe('npm run deploy', () => {
  beforeEach(() => put('sam', 'printf "<%s>" "$@"; exit 41'));

  it('npm run deploy passes every argument unchanged, adds the version and returns SAM’s exit code', () => {
    putAws(stackIsThere);

    const { status, stdout } = deploy('--stack-name', 'one', '--parameter-overrides', 'A=x y');

    expect(stdout).toBe(
      `<deploy><--stack-name><one><--parameter-overrides><A=x y><PepperVersionId=${version}>`,
    );
    expect(status).toBe(41);
  });

  it.each([
    ['ValidationError', "Stack 'one' does not exist"],
    ['ValidationError', 'Resource CodePepper does not exist for stack one'],
  ])('the first deployment leaves the version empty: %s %s', (code, text) => {
    putAws(refuse(code, 'DescribeStackResource', text));

    expect(deploy('--stack-name', 'one').stdout).toBe('<deploy><--stack-name><one>');
  });

  it('a stack whose creation was rolled back has no version to name', () => {
    putAws(
      'echo "arn:aws:secretsmanager:us-east-1:123456789012:secret:CodePepper-1 DELETE_COMPLETE"',
    );

    expect(deploy('--stack-name', 'one').stdout).toBe('<deploy><--stack-name><one>');
  });

  it('a version that is named is kept, and AWS is not asked', () => {
    putAws('exit 9');

    const args = ['--stack-name', 'one', '--parameter-overrides', 'PepperVersionId=mine'];

    expect(deploy(...args).stdout).toBe(
      '<deploy><--stack-name><one><--parameter-overrides><PepperVersionId=mine>',
    );
  });

  it('stack, Region, profile and overrides are those of samconfig.toml where the command line has none', () => {
    writeFileSync(
      join(directory, 'samconfig.toml'),
      '[prod.global.parameters]\nstack_name = "p"\n[prod.deploy.parameters]\nregion = "eu-west-1"\nprofile = "ops"\nparameter_overrides = "A=1"\n',
    );
    put(
      'aws',
      `echo "<$*>" >>calls; case $1 in cloudformation) ${stackIsThere};; *) echo ${version};; esac`,
    );
    put('sam', 'while read -r line; do echo "$line"; done <calls; printf "<%s>" "$@"');

    const { stdout } = deploy('--config-env', 'prod');

    expect(stdout).toMatch(
      /describe-stack-resource --stack-name p .*--region eu-west-1 --profile ops/,
    );
    expect(stdout).toContain(`<--parameter-overrides><A="1"><PepperVersionId=${version}>`);
  });

  it('a refusal by AWS names operation and remedy, and nothing is deployed', () => {
    putAws(stackIsThere, refuse('AccessDeniedException', 'ListSecretVersionIds', 'User: x'));

    const { status, stdout, stderr } = deploy('--stack-name', 'one');

    expect(stderr).toContain(
      'ListSecretVersionIds failed (AccessDeniedException), so nothing was deployed. Allow secretsmanager:ListSecretVersionIds',
    );
    expect(stderr).toContain('PepperVersionId=ID');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('a missing AWS CLI or SAM CLI is named', () => {
    expect(deploy('--stack-name', 'one').stderr).toContain('The AWS CLI is not on PATH');
    rmSync(join(directory, 'sam'));

    expect(deploy().stderr).toContain('The SAM CLI is not on PATH');
  });
});
