import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

/** With these the browser ends when a context closes, or lets pages read what other origins answer. */
const dropped = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/** The Chromium that npm delivers; it unpacks into the folder for temporary files. */
export const launchBrowser = async (): Promise<Browser> =>
  launcher.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !dropped.has(argument)),
    headless: true,
  });
