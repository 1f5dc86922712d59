import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeIn } from './mailed-code.ts';

/** The ids of axe's findings on the page as it is now. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe');
    const { violations } = await axe.run();
    return violations.map((found: { id: string; nodes: { html: string }[] }) =>
      [found.id, ...found.nodes.map(({ html }) => html)].join(' '),
    );
  });
};

export type ExamplePage = Awaited<ReturnType<typeof openExample>>;

/** The example in a browser without any session, with what a user does there. */
export const openExample = async (
  browser: Browser,
  url: string,
  stack: string,
  timeout = 30_000,
) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(url, { timeout });
  await page.getByLabel('E-mail address').waitFor({ timeout });
  const start = async (email: string): Promise<void> => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send a code' }).click();
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const mailedCode = (email: string) => codeIn(stack, email);
  const signUp = async (email: string): Promise<void> => {
    await button('Create an account').click();
    await start(email);
    await page.getByLabel(/^Code of/).waitFor();
  };
  const answer = async (code: string): Promise<void> => {
    await page.getByLabel(/^Code of/).fill(code);
    await button('Sign in').click();
  };
  const answerWrongly = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      await answer(`0000000${time}`);
      await page.getByText('Please wait').waitFor({ state: 'hidden' });
    }
  };
  const signUpAndIn = async (email: string): Promise<void> => {
    await signUp(email);
    await answer(await mailedCode(email));
    await heading('Signed in');
  };
  /** The text of the alert, once there is one. */
  const alert = () => page.getByRole('alert').locator('p').textContent();
  /** The cursor is moved a moment after what it moves to is drawn. */
  const hasFocus = (id: string) =>
    expect.poll(() => page.evaluate('document.activeElement.id')).toBe(id);
  const close = async (): Promise<void> => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  };
  const actions = { start, signUp, answer, answerWrongly, signUpAndIn, mailedCode };
  return { page, errors, ...actions, button, heading, alert, hasFocus, close };
};
