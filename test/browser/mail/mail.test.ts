import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acmeBrand, plainBrand } from '../../support/mail/brand.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ArrivedMail, everyMail } from './every-mail.ts';
import { measure, previewOf, selectedText } from './measure.ts';

const signInUrl = 'https://app.example.com/sign-in';
const longLabel = `${'m'.repeat(63)}.example.com`;

const brands = [
  { name: 'Acme', brand: acmeBrand, signInUrl },
  { name: 'no brand', brand: plainBrand, signInUrl: '' },
  {
    name: 'a domain label of 63 letters',
    brand: { application: longLabel, color: '#ffd400', supportUrl: `https://${longLabel}/help` },
    signInUrl: `https://${longLabel}/`,
  },
] as const;

const screens = [
  { device: 'phone', width: 390 },
  { device: 'desktop', width: 800 },
] as const;

const schemes = ['light', 'dark'] as const;

const views = brands.flatMap((brand) =>
  screens.flatMap((screen) => schemes.map((scheme) => ({ ...brand, ...screen, scheme }))),
);

/** Pictures to look at, one a view and mail. */
const pictures = new URL('../../../.build/mails/', import.meta.url);

let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

const check = async (page: Page, mail: ArrivedMail, width: number, scheme: string) => {
  const where = `${mail.kind} ${mail.locale}`;
  await page.setContent(mail.html);
  const seen = await measure(page);
  expect(seen.overflow, where).toBe(0);
  expect(seen.widest, where).toBeLessThanOrEqual(seen.cardRight);
  expect(seen.cardWidth, where).toBe(Math.min(600, width - 24));
  expect(seen.text, where).toContain(mail.code);
  if (mail.kind !== 'inviteByCode') {
    expect(seen.boxTexts, where).toEqual([mail.code]);
    expect(seen.boxLines, where).toBe(1);
  }
  expect(seen.lowestContrast, where).toBeGreaterThanOrEqual(4.5);
  expect(seen.background).toBe(scheme === 'dark' ? 'rgb(29, 33, 38)' : 'rgb(255, 255, 255)');
  expect(await previewOf(page), where).not.toContain(mail.code);
};

describe.each(views)('$name on a $device, $scheme', ({ name, brand, signInUrl: url, ...view }) => {
  it('every mail in every language fits, reads well and shows its code in one run on one line', async () => {
    const { width, scheme, device } = view;
    const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme: scheme });
    for (const mail of everyMail(brand, url)) {
      await check(page, mail, width, scheme);
      const file = `${name}-${mail.kind}-${mail.locale}-${device}-${scheme}.png`;
      const path = new URL(file.replaceAll(' ', '-'), pictures).pathname;
      await page.screenshot({ path, fullPage: true });
    }
    await page.close();
  });
});

it('one click on a code selects all of it', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
  for (const mail of everyMail(acmeBrand, signInUrl).filter(({ locale }) => locale === 'en')) {
    await page.setContent(mail.html);
    if (mail.kind === 'inviteByCode') continue;
    await page.click('.box p');
    expect(await selectedText(page)).toBe(mail.code);
  }
  await page.close();
});
