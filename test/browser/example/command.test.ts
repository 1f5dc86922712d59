import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
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
