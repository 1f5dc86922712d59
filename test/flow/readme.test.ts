import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../support/stack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.stop());

/** The program between the README's markers, against this stack in place of the one on port 9400. */
const programOf = (name: string): string => {
  const section = readme.split(`<!-- ${name}:start -->`)[1]?.split(`<!-- ${name}:end -->`)[0] ?? '';
  const program = /```js\n(.*?)```/s.exec(section)?.[1] ?? '';
  return program.replaceAll('http://127.0.0.1:9400', stack.url);
};

const run = async (name: string): Promise<string> => {
  const folder = `${root}.build/readme`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}.mjs`;
  writeFileSync(file, programOf(name));
  const env = { ...process.env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root, env });
  return stdout;
};

describe('a program of the README, run as it stands', () => {
  it('signs up and in with the AWS SDK, without any credentials', async () => {
    expect(await run('sdk')).toBe('Bearer 3600\n');
  });

  it('signs up and in with Amplify and reads a claim of the profile', async () => {
    expect(await run('amplify')).toContain("true [ 'member' ]");
  });
});
