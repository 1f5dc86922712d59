import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
  // The program reads the outbox once, which waits 5 s: on a busy machine a first start of the courier takes longer.
  await signInWith(stack).signIn();
});
afterAll(() => stack.stop());

/** The code between the README's markers, on this stack in place of the one on port 9400. */
const blockOf = (name: string, language = 'bash'): string => {
  const [, section = ''] = readme.split(`<!-- ${name}:start -->`);
  const [before = ''] = section.split(`<!-- ${name}:end -->`);
  const [, code = ''] = before.split(`\`\`\`${language}\n`);
  return code.replace(/```[\s\S]*$/, '').replaceAll('http://127.0.0.1:9400', stack.url);
};

type Done = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs all of them in one shell, which ends at the first that fails. */
const run = (name: string): Promise<Done> =>
  new Promise((resolve) => {
    const script = `set -e\n${blockOf('keys')}${blockOf(name)}`;
    execFile('bash', ['-c', script], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

/** Runs the README's program for the AWS SDK, which signs linus@example.com up and in. */
const signIn = async (): Promise<void> => {
  const folder = join(root, '.build/quick-starts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'sdk.mjs');
  writeFileSync(file, blockOf('sdk', 'js'));
  await promisify(execFile)(process.execPath, [file], { cwd: root });
};

describe('the quick starts of README.md', () => {
  it('the app developer gets the ids and the response of a function', async () => {
    const { code, stdout } = await run('app-developer');

    expect(code).toBe(0);
    expect(stdout).toContain('"userPoolId":"us-east-1_Local0001"');
    expect(stdout).toContain('"autoConfirmUser": true');
  });

  it('the platform engineer sees that the pool is attached and has no finding above a note', async () => {
    const { code, stdout, stderr } = await run('platform-engineer');

    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('us-east-1_Local0001');
  });

  it('the security reviewer sees a check of each guarantee', async () => {
    const { code, stdout } = await run('security-reviewer');

    expect(code).toBe(0);
    expect(stdout).toMatch(/(\d+) of \1 hold/);
  });

  it('support reads a profile, suspends its user and resets the codes', async () => {
    await signIn();

    const { code, stdout, stderr } = await run('support');

    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('suspended');
  });
});
