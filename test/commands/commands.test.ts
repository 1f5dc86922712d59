import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listening } from '../../local/http/listen.ts';
import { startDynamodb } from '../../local/services/dynamodb/engine.ts';
import { startStack } from '../../local/stack/stack.ts';
import type { StackOptions } from '../../local/stack/start/options.ts';
import { endOf } from '../support/stack/ended.ts';
import { runProgram, startLocal } from '../support/stack/local-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const directory = temporaryFolder('commands');

const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

describe('npm run local', () => {
  let engine: Listening;
  beforeAll(async () => {
    engine = await startDynamodb();
  });
  afterAll(() => engine.stop());

  it('says exactly `ready http://host:port`, uses another DynamoDB when told to, and ends on Ctrl-C', async () => {
    const local = await startLocal(
      '--port',
      '0',
      '--host',
      'localhost',
      '--dynamodb-endpoint',
      engine.url,
    );

    const info = (await (await fetch(`${local.url}/_local/info`)).json()) as Record<
      string,
      unknown
    >;
    const code = await local.end('SIGINT');

    expect(local.lines.filter((line) => /^ready http:\/\/localhost:\d+$/.test(line))).toHaveLength(
      1,
    );
    expect(info).toMatchObject({ endpoint: local.url, dynamodbEndpoint: engine.url });
    expect(code).toBe(0);
  });

  it('keeps a data directory to itself', async () => {
    const data = join(directory, 'data');
    const local = await startLocal('--port', '0', '--data', data);

    const second = await runProgram('cli/main.ts', 'local', '--port', '0', '--data', data);
    await local.end('SIGKILL');

    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(/^\S+ is in use by process \d+; [^\n]+\n$/);
  });

  it.each([
    [['--port', '65536'], /--port.* is invalid\. It must be a number from 0 to 65535\./],
    [['--port', 'x'], /--port.* is invalid/],
    [['--dynamodb-endpoint', 'banana'], /--dynamodb-endpoint.* is invalid\. It must be a URL/],
    [['--lambda-endpoint', 'ftp://x'], /--lambda-endpoint.* is invalid\. It must be a URL/],
    [['--parameter-overrides', 'CodeLength'], /is invalid\. It must be Key=Value\./],
    [
      ['--parameter-overrides', 'CodeLength=99', 'Nonsense=canary', 'Mfa=canary'],
      /^The template has no parameter Nonsense; it has .*\nParameter CodeLength must be a whole number from 8 to 12\nParameter Mfa must be off or optional\n$/,
    ],
    [['--nonsense'], /unknown option '--nonsense'/],
    [['nonsense'], /too many arguments/],
    [['--host', '192.0.2.1'], /^192\.0\.2\.1 is not an address .+ another with --host\n$/],
    [['--host', 'no.invalid'], /^The name no\.invalid has no address; .+ --host\n$/],
    [
      ['--write-env', 'no-folder/stack.env'],
      /^--write-env: no-folder\/stack\.env cannot be written \(ENOENT\)\n$/,
    ],
    [['--amplify-outputs', 'local'], /^--amplify-outputs: local cannot be written \(EISDIR\)\n$/],
  ])('refuses %j', async (args, message) => {
    const given = args.includes('--port') ? args : ['--port', '0', ...args];

    const { code, stdout, stderr } = await runProgram('cli/main.ts', 'local', ...given);

    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/canary|\n\s+at /);
  });
});

describe('npm run prove', () => {
  it.each([
    [['--fast'], "error: unknown option '--fast'\n"],
    [['codes'], 'error: too many arguments. Expected 0 arguments but got 1: codes.\n'],
  ])('refuses %j and tries nothing', async (args, message) => {
    const { code, stdout, stderr } = await runProgram('test/attack/prove/prove.ts', ...args);

    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: message });
  });
});

describe('the stack does not start', () => {
  const start = (options: Partial<StackOptions>) =>
    startStack({ host: '127.0.0.1', port: 0, parameterOverrides: {}, ...options });

  it('on a port that is in use, and says which', async () => {
    const engine = await startDynamodb();
    const { port } = new URL(engine.url);

    const { code, stderr } = await runProgram('cli/main.ts', 'local', '--port', port);
    await engine.stop();

    expect([code, stderr]).toEqual([
      1,
      `Port ${port} of 127.0.0.1 is in use; choose another with --port\n`,
    ]);
  });

  it.each<[string, Partial<StackOptions>, string]>([
    [
      'where no DynamoDB answers',
      { dynamodbEndpoint: 'http://127.0.0.1:9' },
      'No DynamoDB responds at http://127.0.0.1:9',
    ],
    ['at an address of another machine', { host: '192.0.2.1' }, 'EADDRNOTAVAIL'],
    [
      'with a file in place of the data directory',
      { dataDirectory: import.meta.filename },
      `${import.meta.filename} cannot be used as a data directory (EEXIST)`,
    ],
  ])('%s', async (_, options, message) => {
    await expect(start(options)).rejects.toThrow(message);
  });

  it('and then holds no data directory', async () => {
    const dataDirectory = join(directory, 'let-go');
    await start({ dataDirectory, parameterOverrides: { CodeLength: '3' } }).catch(() => undefined);

    const stack = await start({ dataDirectory });

    expect(stack.url).toMatch(/^http:/);
    await stack.stop();
  });
});

describe('npm run invoke', () => {
  const invoke = (...args: string[]) => runProgram('cli/main.ts', 'invoke', ...args);
  const sample = 'events/pre-sign-up/sign-up.json';

  it('prints the answer and nothing else', async () => {
    const { code, stdout } = await invoke('PreSignUpFunction', '-e', sample);

    expect(JSON.parse(stdout)).toMatchObject({
      triggerSource: 'PreSignUp_SignUp',
      response: { autoConfirmUser: true },
    });
    expect(code).toBe(0);
  });

  it('reads an event from standard input', async () => {
    const child = spawn(process.execPath, [
      'cli/main.mjs',
      'invoke',
      'PreSignUpFunction',
      '-e',
      '-',
    ]);
    child.stdin.end(readFileSync(sample));

    const { code, stdout } = await endOf(child);

    expect(JSON.parse(stdout)).toMatchObject({ response: { autoConfirmUser: true } });
    expect(code).toBe(0);
  });

  it("prints a function's error on stderr and exits 1", async () => {
    const overrides = ['--parameter-overrides', 'SelfSignUp=closed'];

    const { code, stdout, stderr } = await invoke('PreSignUpFunction', '-e', sample, ...overrides);

    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr).errorMessage).toMatch(/^sign_up_closed: /);
  });

  it.each([
    [
      ['NoSuchFunction', '-e', sample],
      /^There is no function NoSuchFunction\. There are:\n {2}PreSignUpFunction\n/,
    ],
    [['PreSingUpFunction', '-e', sample], /Did you mean PreSignUpFunction\?/],
    [['PreSignUp', '-e', sample], /Did you mean PreSignUpFunction\?/],
    [['post-confirmation', '-e', sample], /Did you mean PostConfirmationFunction\?/],
    [['PreSignUpFunction', '-e', 'nowhere.json'], /^nowhere\.json cannot be read\n$/],
    [['PreSignUpFunction', '-e', file('broken.json', '{canary')], /broken\.json is not JSON\n$/],
    [['PreSignUpFunction'], /required option '-e, --event <file>' not specified/],
    [['-e', sample], /missing required argument 'Function'/],
  ])('refuses %j with exit status 1', async (args, message) => {
    const { code, stdout, stderr } = await invoke(...args);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('canary');
  });
});

describe('npm run demo -- --json', () => {
  const fields = [
    'ok',
    'steps',
    'userSub',
    'idTokenClaims',
    'accessTokenClaims',
    'profile',
    'mails',
    'durationMs',
  ];

  it('prints exactly its fields, and exits 0 when every step held', async () => {
    const { code, stdout } = await runProgram('local/commands/demo.ts', '--json');

    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual(fields);
    expect(report.ok).toBe(true);
    expect(report.steps.length).toBeGreaterThan(8);
    for (const step of report.steps) expect(step).toEqual({ name: expect.any(String), ok: true });
    expect(report.idTokenClaims.sub).toBe(report.userSub);
    expect(report.accessTokenClaims.sub).toBe(report.userSub);
    expect(report.profile.userId).toBe(report.userSub);
    expect(report.mails).toHaveLength(1);
    expect(report.durationMs).toBeLessThan(20_000);
  });

  it('exchanges the ID token for credentials with --identity, and says as whom', async () => {
    const { code, stdout } = await runProgram('local/commands/demo.ts', '--identity', '--json');

    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(report.ok).toBe(true);
    expect(report.identityId).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
    expect(report.idTokenClaims).toBeNull();
    expect(report.steps.slice(-6)).toEqual(
      [
        'the ID token for AWS credentials',
        'the own folder',
        "another user's folder",
        "the own tenant's rows",
        'a guest',
        'every decision',
      ].map((name) => ({ name, ok: true })),
    );
  });

  it.each([
    ['a step', 'SelfSignUp=closed', 'sign-up', /^\n\s+sign-up failed: SignUp is not/],
    [
      'the start',
      'CodeLength=3',
      'local stack',
      /Parameter CodeLength must be a whole number from 8 to 12/,
    ],
  ])('has the same fields and exits 1 when %s fails', async (_, override, step, reason) => {
    const { code, stdout, stderr } = await runProgram(
      'local/commands/demo.ts',
      '--json',
      '--parameter-overrides',
      override,
    );

    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(Object.keys(report)).toEqual(fields);
    expect(report).toMatchObject({ ok: false, userSub: null, profile: null, mails: [] });
    expect(report.steps.at(-1)).toEqual({ name: step, ok: false });
    expect(stderr).toMatch(reason);
  });
});
