import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { refusalOf, signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { envFileFor, localOptions, samHost } from './support/sam.ts';

let stack: TestStack;
let lambda: ChildProcess;
let envFile: ReturnType<typeof envFileFor>;
/** What SAM and the functions in the containers wrote. */
let written = '';

/** SAM cannot be told to take any port. One below 32768 is given to nobody else by the system before SAM listens there. */
const freePort = async (): Promise<number> => {
  const { stdout } = await promisify(execFile)('bash', ['.ci/free-port', '3101'], { cwd: root });
  return Number(stdout);
};

/** It says nothing on stdout; stderr tells when it listens. */
const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stderr?.on('data', (part) => {
      written += part;
      if (written.includes('Running on')) resolve();
    });
    child.once('exit', () => reject(new Error(`sam local start-lambda ended\n${written}`)));
  });

beforeAll(async () => {
  const port = await freePort();
  stack = await startTestStack({ host: samHost, lambdaEndpoint: `http://127.0.0.1:${port}` });
  envFile = envFileFor(stack.url);
  const args = ['local', 'start-lambda', '--port', `${port}`, ...localOptions(envFile.file)];
  lambda = spawn('sam', args, { cwd: root });
  await listening(lambda);
});

afterAll(async () => {
  if (lambda.exitCode === null) {
    lambda.removeAllListeners('exit').kill('SIGTERM');
    await once(lambda, 'exit');
  }
  await stack.stop();
  envFile.remove();
});

describe('sam local start-lambda behind the local pool', () => {
  it('signs a user in by code, with every function in a container', async () => {
    const { userPoolId, userPoolClientId: clientId, jwksUri } = stack.info;
    const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' });
    verifier.cacheJwks((await (await fetch(jwksUri)).json()) as Jwks);

    const { sub, tokens } = await signInWith(stack).signIn();

    const claims = await verifier.verify(tokens.AccessToken ?? '');
    expect(claims).toMatchObject({ sub, roles: ['member'], plan: 'free' });
    expect(await stack.profile(sub)).toMatchObject({ userId: sub, status: 'active' });
    const called = new Set((await stack.triggers()).map((trigger) => trigger.function));
    expect([...called].sort()).toEqual([
      'CreateAuthChallengeFunction',
      'DefineAuthChallengeFunction',
      'PostAuthenticationFunction',
      'PostConfirmationFunction',
      'PreSignUpFunction',
      'PreTokenGenerationFunction',
      'VerifyAuthChallengeResponseFunction',
    ]);
  });

  it('wakes the courier in its container by the stream of the local table', async () => {
    const { email } = await signInWith(stack).signIn();

    const mails = (await stack.outbox()).filter(({ to }) => to === email);

    expect(mails).toHaveLength(1);
    await expect.poll(() => written).toContain('"code sent"');
  });

  it('lets a fault of the table strike a function in a container', async () => {
    const user = signInWith(stack);
    const { email } = await user.signUp();
    await stack.fault({ target: 'dynamodb', mode: 'fail', times: 20 });

    const start = refusalOf(user.start(email));

    expect(await start).toContain('temporarily_unavailable');
    await stack.clearFaults();
  });
});
