import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { StackOptions } from '../../../local/stack/start/options.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { launchChromium } from './chromium.ts';
import { type ExamplePage, openExample } from './example-page.ts';
import { type Example, startExample } from './example-process.ts';

/** The first start installs the example's packages, and Vite bundles them for the first page that asks. */
export const startMs = 240_000;

/** A stack, the example that runs against it, and for each test a browser context without any session. */
export const useExample = (options: Partial<StackOptions> = {}) => {
  let stack: TestStack;
  let example: Example;
  let browser: Browser;
  let page: ExamplePage;
  beforeAll(async () => {
    stack = await startTestStack(options);
    example = await startExample(stack.url);
    browser = await launchChromium();
    // Before another Vite of the same folder starts: each would write the bundles that the other one serves.
    await (await openExample(browser, example.url, stack.url, startMs)).close();
  }, startMs);
  afterAll(async () => {
    await browser?.close();
    await example?.stop();
    await stack?.stop();
  });
  beforeEach(async () => {
    page = await openExample(browser, example.url, stack.url);
  });
  afterEach(async () => {
    await stack.reset();
    await page.close();
  });
  return { app: () => page, stack: () => stack };
};
