import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { runProgram } from '../../support/stack/local-process.ts';
import { freePort, startExample } from '../support/example-process.ts';
import { startMs } from '../support/use-example.ts';

const responds = async (url: string): Promise<boolean> =>
  (await fetch(url).catch(() => undefined))?.ok === true;

it(
  'npm run example starts a stack where none is, and stops it with the app',
  async () => {
    const stack = `http://127.0.0.1:${await freePort()}`;
    const example = await startExample(stack);

    expect(await responds(example.url)).toBe(true);
    expect(await responds(`${stack}/_local/info`)).toBe(true);
    await example.stop();
    await expect.poll(() => responds(`${stack}/_local/info`)).toBe(false);
    await expect.poll(() => responds(example.url)).toBe(false);
  },
  startMs,
);

/** A server that is neither the app nor a local stack, and responds to everything. */
const startOther = async (): Promise<number> => {
  const port = await freePort();
  const server = createServer((_, response) => response.end('other')).listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return port;
};

const startWith = (port: string, stack: string) =>
  runProgram('local/commands/example.ts', '--port', port, '--stack', stack);

it('npm run example takes no other server at its address for the app, and starts nothing', async () => {
  const [port, stackPort] = [await startOther(), await freePort()];
  const stack = `http://127.0.0.1:${stackPort}`;

  const { code, stdout, stderr } = await startWith(String(port), stack);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    `The app cannot listen on port ${port} (EADDRINUSE); choose another with --port\n`,
  );
});

it('npm run example names its own option where another server has the address of the stack', async () => {
  const stack = `http://127.0.0.1:${await startOther()}`;
  const port = String(await freePort());

  const { code, stderr } = await startWith(port, stack);

  expect(code).toBe(1);
  expect(stderr).toBe(
    `No local stack responds at ${stack}, and none can be started there (EADDRINUSE); choose another address with --stack\n`,
  );
});

it('npm run example refuses a --stack that is not a URL', async () => {
  const { code, stderr } = await runProgram('local/commands/example.ts', '--stack', 'banana');

  expect(code).toBe(1);
  expect(stderr).toMatch(/--stack.*'banana' is invalid\. It must be a URL/);
});

it(
  'the example compiles and is built, with its sign-in apart from the S3 client',
  () => {
    const printed = execFileSync('npm', ['run', 'build'], {
      cwd: 'examples/react',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });

    expect(printed).toMatch(/own-file-\S+\.js/);
  },
  startMs,
);
