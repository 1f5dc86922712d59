import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

let stack: TestStack;
let ownIssuer: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
  ownIssuer = await startTestStack({ issuer: 'local' });
  // The programs read the outbox once, which waits 5 s: on a busy machine a first start of the courier takes longer.
  for (const each of [stack, ownIssuer]) await signInWith(each).signIn();
});
afterAll(async () => {
  await stack.stop();
  await ownIssuer.stop();
});

/** The program between the README's markers, against this stack in place of the one on port 9400. */
const programOf = (name: string, { url } = stack): string => {
  const section = readme.split(`<!-- ${name}:start -->`)[1]?.split(`<!-- ${name}:end -->`)[0] ?? '';
  const program = /```js\n(.*?)```/s.exec(section)?.[1] ?? '';
  return program.replaceAll('http://127.0.0.1:9400', url);
};

const run = async (name: string, program = programOf(name)): Promise<string> => {
  const folder = `${root}.build/readme`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}.mjs`;
  writeFileSync(file, program);
  const env = { ...process.env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root, env });
  return stdout;
};

describe('README.md', () => {
  it('the program for the AWS SDK signs up and in without any credentials', async () => {
    expect(await run('sdk')).toBe('Bearer 3600\n');
  });

  it('the program for Amplify signs up and in and reads a claim of the profile', async () => {
    expect(await run('amplify')).toContain("true [ 'member' ]");
  });

  it('the program for an API verifies an access token of the local pool', async () => {
    const signIn = programOf('sdk').replace('linus@example.com', 'edsger@example.com');
    const handOver = 'const token = AuthenticationResult.AccessToken;';
    const report = 'console.log(client_id === ClientId, /^[0-9a-f-]{36}$/.test(sub));';

    expect(programOf('verify')).toContain('cacheJwks');
    expect(await run('verify', [signIn, handOver, programOf('verify'), report].join('\n'))).toBe(
      'Bearer 3600\ntrue true\n',
    );
  });

  it.each(['aws', 'local'])('six lines verify an access token with --issuer %s', async (issuer) => {
    const of = issuer === 'aws' ? stack : ownIssuer;
    const signIn = programOf('sdk', of).replace('linus@example.com', `${issuer}@example.com`);
    const handOver = 'const token = AuthenticationResult.AccessToken;';
    const verify = programOf('verify-any', of);
    const report = 'console.log(client_id === ClientId, payload.iss === info.issuer);';

    expect(verify.split('\n').filter((line) => line !== '')).toHaveLength(6);
    expect(await run('verify-any', [signIn, handOver, verify, report].join('\n'))).toBe(
      'Bearer 3600\ntrue true\n',
    );
  });

  it.each(['sdk', 'amplify', 'verify', 'verify-any'])(
    'the program %s needs nothing that only Node has',
    (name) => {
      expect(programOf(name)).toContain('import');
      expect(programOf(name)).not.toMatch(/node:|require\(|process\.|Buffer/);
    },
  );
});
