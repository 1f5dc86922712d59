import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { chromiumPath } from './unpack-chromium.ts';

/** Flags for a machine of Lambda's that would weaken the page or run it in the browser's own process. */
const unwanted: ReadonlySet<string> = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
]);

export const launchChromium = (): Promise<Browser> =>
  playwright.launch({
    executablePath: chromiumPath,
    args: chromium.args.filter((flag) => !unwanted.has(flag)),
    headless: true,
  });
