import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { StackOptions } from '../../../local/stack/start/options.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { launchChromium } from './chromium.ts';

export type Opened = {
  readonly page: Page;
  /** Errors of scripts, and what the content security policy refused. */
  readonly problems: readonly string[];
};

/** A browser and a stack for the tests of a file. */
export const useBrowser = (options: Partial<StackOptions> = {}) => {
  let browser: Browser;
  let stack: TestStack;
  beforeAll(async () => {
    [browser, stack] = await Promise.all([launchChromium(), startTestStack(options)]);
  });
  // A page that stays open follows the stack, and its calls would meet the faults of the next test.
  afterEach(async () => {
    for (const context of browser.contexts()) {
      for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  /** The page in a context of its own, followed. */
  const open = async (view = 'trace', context: BrowserContextOptions = {}): Promise<Opened> => {
    const opened = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...context,
    });
    const page = await opened.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(message.text());
    });
    await page.goto(`${stack.url}/#${view}`);
    await page.getByText('Live', { exact: true }).waitFor();
    return { page, problems };
  };

  return { open, stack: () => stack };
};

/** Signs a new user up on the page, up to the challenge. */
export const signUpOn = async (page: Page, email: string, givenName = 'Ada'): Promise<void> => {
  await page.keyboard.press('2');
  await page.getByLabel('New e-mail').fill(email);
  await page.getByLabel('Given name').fill(givenName);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: /Use the mailed code/ }).waitFor();
};

/** From the challenge to the tokens, with the code that the page offers. */
export const signInOn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Use the mailed code/ }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Signed in as').waitFor();
};

/** The newest call of a function by this user in the trace: other users of the stack have theirs there too. */
export const callOf = (page: Page, email: string, source: string) =>
  page
    .locator('.group')
    .filter({ hasText: email })
    .getByRole('button', { name: new RegExp(`^${source}`) })
    .first();

/** Leaves a field, so that keys reach the page. */
export const press = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.keyboard.press(key);
};

/** What stands on the page, without what only a screen reader gets. */
// biome-ignore lint/performance/useDomNodeTextContent: textContent would have what is hidden too
export const textOf = (page: Page): Promise<string> => page.locator('body').innerText();

export const expectNoProblem = ({ problems }: Opened): void => expect(problems).toEqual([]);
