import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Listening, listen } from '../../local/http/listen.ts';
import { root } from '../../local/paths.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { launchChromium } from './support/chromium.ts';

let stack: TestStack;
let browser: Browser;
let site: Listening;

/** README's program for Amplify, bundled as an app bundles it, against this stack in place of the one on port 9400. */
const bundleProgram = async (): Promise<string> => {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const section = readme.split('<!-- amplify:start -->')[1]?.split('<!-- amplify:end -->')[0] ?? '';
  const contents = /```js\n(.*?)```/s.exec(section)?.[1] ?? '';
  const { outputFiles } = await build({
    stdin: {
      contents: contents.replaceAll('http://127.0.0.1:9400', stack.url),
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

beforeAll(async () => {
  stack = await startTestStack();
  const program = await bundleProgram();
  site = await listen(
    createServer(({ url }, response) => {
      const isScript = url === '/program.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? program : '<script type="module" src="/program.js"></script>');
    }),
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await stack?.stop();
});

it("README's program for Amplify signs up and in on a page of another port", async () => {
  const page = await browser.newPage();
  const printed = page.waitForEvent('console', { predicate: (line) => line.type() === 'log' });
  await page.goto(site.url);
  const values = await Promise.all((await printed).args().map((value) => value.jsonValue()));

  expect(new URL(site.url).port).not.toBe(new URL(stack.url).port);
  expect(values).toEqual([true, ['member']]);
});
