import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it, vi } from 'vitest';
import { root } from '../../local/paths.ts';
import {
  type LocalProcess,
  runProgram,
  startLocal,
  startLocalIn,
} from '../support/stack/local-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ClientId = '1local0client0of0the0stack';
const email = 'ada@example.com';
const folder = temporaryFolder('local');

const clientOf = ({ url }: LocalProcess) =>
  new CognitoIdentityProviderClient({ endpoint: url, region: 'us-east-1' });

const signUp = (local: LocalProcess) =>
  clientOf(local).send(
    new SignUpCommand({
      ClientId,
      Username: email,
      Password: 'Not-used-1-at-all',
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  );

const start = async (local: LocalProcess, parameters: Record<string, string> = {}) => {
  await signUp(local);
  return startAgain(local, parameters);
};

const startAgain = (local: LocalProcess, parameters: Record<string, string> = {}) =>
  clientOf(local).send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: email, ...parameters },
    }),
  );

const lineWith = (local: LocalProcess, pattern: RegExp): Promise<string> =>
  vi.waitFor(
    () => {
      const line = local.lines.findLast((each) => pattern.test(each));
      if (line === undefined) throw new Error(`no line ${pattern} in\n${local.lines.join('\n')}`);
      return line;
    },
    { timeout: 20_000, interval: 50 },
  );

/** What --watch needs of this checkout, in a folder whose sources may be changed. */
const copiedCheckout = (name: string): string => {
  const copy = join(folder, name);
  const parts = ['cli', 'console', 'events', 'extensions', 'functions', 'local', 'shared'];
  const files = ['launch.mjs', 'package.json', 'package-lock.json', 'template.yaml'];
  for (const part of [...parts, ...files].filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
};

describe('npm run local', () => {
  it('the pool and the client have the same ids at every start', async () => {
    const file = join(folder, 'stack.env');
    const outputs = join(folder, 'amplify_outputs.json');
    const local = await startLocal(
      '--port',
      '0',
      '--write-env',
      file,
      '--amplify-outputs',
      outputs,
    );

    expect(readFileSync(file, 'utf8').split('\n')).toEqual(
      expect.arrayContaining([
        `COGNITO_ENDPOINT=${local.url}`,
        'USER_POOL_ID=us-east-1_Local0001',
        `USER_POOL_CLIENT_ID=${ClientId}`,
      ]),
    );
    expect(JSON.parse(readFileSync(outputs, 'utf8'))).toMatchObject({
      version: '1.4',
      auth: { user_pool_id: 'us-east-1_Local0001', user_pool_client_id: ClientId },
      custom: { userPoolEndpoint: local.url },
    });
    await local.end('SIGINT');
  });

  it('each mail is a line with its code, without colour in a pipe, and the code gives tokens', async () => {
    const local = await startLocal('--port', '0');
    const { Session } = await start(local);
    const line = await lineWith(local, /^mail /);
    const [, code = ''] =
      /^mail {2}(\d{8}) {2}ada@example\.com {2}Your sign-in code/.exec(line) ?? [];

    const { AuthenticationResult } = await clientOf(local).send(
      new RespondToAuthChallengeCommand({
        ClientId,
        Session,
        ChallengeName: 'CUSTOM_CHALLENGE',
        ChallengeResponses: { USERNAME: email, ANSWER: code },
      }),
    );

    expect(AuthenticationResult?.AccessToken).toMatch(/^ey/);
    expect(line).not.toContain('\u001b');
    await local.end('SIGINT');
  });

  it('a sign-in by CUSTOM_WITH_SRP is a line with the flow to use', async () => {
    const local = await startLocal('--port', '0');

    await expect(
      start(local, { CHALLENGE_NAME: 'SRP_A', SRP_A: 'a'.repeat(64) }),
    ).rejects.toThrow();

    expect(await lineWith(local, /^refused/)).toMatch(/^refused {2}InitiateAuth: /);
    expect(await lineWith(local, /^ {9}the client/)).toContain('CUSTOM_WITH_SRP');
    await local.end('SIGINT');
  });

  it('the digits of --test-code sign in their address, and mail and terminal show them', async () => {
    const local = await startLocal('--port', '0', '--test-code', `${email}=24682468`);
    const { Session } = await start(local);
    const line = await lineWith(local, /^mail /);

    const { AuthenticationResult } = await clientOf(local).send(
      new RespondToAuthChallengeCommand({
        ClientId,
        Session,
        ChallengeName: 'CUSTOM_CHALLENGE',
        ChallengeResponses: { USERNAME: email, ANSWER: '24682468' },
      }),
    );

    expect(line).toMatch(/^mail {2}24682468 {2}/);
    expect(AuthenticationResult?.AccessToken).toMatch(/^ey/);
    await local.end('SIGINT');
  });

  it.each([
    [['--host', '0.0.0.0', '--test-code', `${email}=24682468`], /needs a loopback address/],
    [['--lambda-endpoint', 'http://127.0.0.1:1', '--test-code', `${email}=24682468`], /run here/],
    [['--test-code', `${email}=1234`], /It must be ADDRESS=DIGITS, with 8 to 12 digits/],
    [
      ['--lambda-endpoint', 'http://127.0.0.1:1', '--watch'],
      /--watch is for functions that run here/,
    ],
  ])('the options %j are refused in one sentence', async (args, message) => {
    const given = ['cli/main.mjs', 'local', '--port', '0', ...args] as const;
    const { code, stdout, stderr } = await runProgram(...given);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  it('--watch runs a saved rule at the next call, and keeps the old one when the build fails', async () => {
    const copy = copiedCheckout('sources');
    const file = join(copy, 'functions/pre-sign-up/handler.ts');
    const local = await startLocalIn(copy, '--port', '0', '--watch');
    const sample = readFileSync(join(root, 'events/pre-sign-up/sign-up.json'));
    const invoke = async () => {
      const url = `${local.url}/_local/functions/PreSignUpFunction/invoke`;
      return (await fetch(url, { method: 'POST', body: sample })).text();
    };
    expect(await invoke()).toContain('"autoConfirmUser":true');
    writeFileSync(file, 'export const handler = async () => "changed";\n');
    await lineWith(local, /^reloaded {2}functions\/pre-sign-up\/handler\.ts/);
    expect(await invoke()).toBe('{"response":"changed"}');
    writeFileSync(file, 'export const = ;\n');
    await lineWith(local, /^not reloaded/);
    expect(await invoke()).toBe('{"response":"changed"}');
    await local.end('SIGINT');
  });

  it('--watch is refused where there are no sources, as in the npm package', async () => {
    const copy = copiedCheckout('without-sources');
    rmSync(join(copy, 'functions'), { recursive: true });

    await expect(startLocalIn(copy, '--port', '0', '--watch')).rejects.toThrow(
      /--watch is for a clone of the repository/,
    );
  });

  it('--watch restarts with a saved template.yaml at the same address, and keeps the old one where it is wrong', async () => {
    const copy = copiedCheckout('template');
    const file = join(copy, 'template.yaml');
    const template = readFileSync(file, 'utf8');
    const env = join(copy, 'stack.env');
    const local = await startLocalIn(copy, '--port', '0', '--watch', '--write-env', env);
    const written = readFileSync(env, 'utf8');
    rmSync(env);
    const invalid = template.replace('Timeout: 4', 'Timeout: !Ref Missing');
    expect(invalid).not.toBe(template);
    writeFileSync(file, invalid);
    expect(await lineWith(local, /^not reloaded/)).toContain('template.yaml');
    expect((await start(local)).ChallengeName).toBe('CUSTOM_CHALLENGE');

    const other = template.replace(/(SignUpConfirmation:[\s\S]*?Default: )first-code/, '$1cognito');
    expect(other).not.toBe(template);
    writeFileSync(file, other);
    await lineWith(local, /^restarted {2}template\.yaml changed/);
    const { UserConfirmed } = await signUp(local);

    expect(UserConfirmed).toBe(false);
    expect(readFileSync(env, 'utf8').split('\n')).toHaveLength(written.split('\n').length);
    await local.end('SIGINT');
  });

  it.each([
    ['coloured with FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['plain with NO_COLOR', { NO_COLOR: '1' }, false],
  ])('the lines of mails and refusals are %s', async (_, environment, isColoured) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const local = await startLocal('--port', '0');
    vi.unstubAllEnvs();
    await start(local);
    await expect(
      startAgain(local, { CHALLENGE_NAME: 'SRP_A', SRP_A: 'a'.repeat(64) }),
    ).rejects.toThrow();
    const lines = [await lineWith(local, /mail.*ada@/), await lineWith(local, /refused/)];

    expect(lines.map((line) => line.includes('\u001b['))).toEqual([isColoured, isColoured]);
    await local.end('SIGINT');
  });

  it('a flow that the client does not enable is a line with the setting that enables it', async () => {
    const local = await startLocal('--port', '0');
    const AuthParameters = { USERNAME: email, SRP_A: 'a'.repeat(64) };
    await expect(
      clientOf(local).send(
        new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }),
      ),
    ).rejects.toThrow();

    expect(await lineWith(local, /^refused/)).toContain('USER_SRP_AUTH is not enabled');
    expect(await lineWith(local, /^ {9}this pool/)).toContain('CUSTOM_WITHOUT_SRP');
    await local.end('SIGINT');
  });

  it('a response with the step wait is a line with its seconds', async () => {
    const local = await startLocal('--port', '0');
    let { Session } = await start(local);
    for (const ANSWER of ['00000000', '00000001', '00000002']) {
      const ChallengeResponses = { USERNAME: email, ANSWER };
      const response = await clientOf(local)
        .send(
          new RespondToAuthChallengeCommand({
            ClientId,
            Session,
            ChallengeName: 'CUSTOM_CHALLENGE',
            ChallengeResponses,
          }),
        )
        .catch(() => ({ Session: undefined }));
      Session = response.Session;
    }
    const { ChallengeParameters } = await startAgain(local);

    expect(ChallengeParameters?.step).toBe('wait');
    expect(await lineWith(local, /^refused {2}InitiateAuth: wait \d+ s$/)).toBeDefined();
    await local.end('SIGINT');
  });
});
