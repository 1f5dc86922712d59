import { describe, expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { type Locale, locales } from '#shared/delivery/email/locale.ts';
import { plainBrand } from '../../../support/mail/brand.ts';

const brand = { ...plainBrand, application: 'login.example.com' };
const digits = '12345678';

const shortMail = (locale: Locale) => codeMail({ code: digits, kind: 'digits', locale, brand });

const longMail = (locale: Locale) =>
  codeMail({ code: 'ABCD2345EFGH6789', kind: 'long', locale, brand });

const count = (text: string, part: string): number => text.split(part).length - 1;

describe.each(locales)('code mail in %s', (locale) => {
  it('a code mail holds the code once as text and once as HTML', () => {
    const { text, html } = shortMail(locale);

    expect(count(text, digits)).toBe(1);
    expect(count(html, digits)).toBe(1);
  });

  it('a long code stands in groups of four, as one run that one tap selects', () => {
    const { text, html } = longMail(locale);

    expect(count(text, 'ABCD-2345-EFGH-6789')).toBe(1);
    expect(html).toMatch(/user-select:all[^>]*>ABCD-2345-EFGH-6789<\/p>/);
  });

  it('the mail of a long code has one sentence more, which a short one has not', () => {
    const lines = ({ text }: { readonly text: string }) => text.split('\n\n');

    expect(lines(longMail(locale)).length).toBe(lines(shortMail(locale)).length + 1);
  });

  it('a code mail states the five minutes that every code still has when it is mailed', () => {
    expect(shortMail(locale).text).toMatch(/\b5\b|5分/);
  });

  it('a code mail names the application', () => {
    expect(shortMail(locale).subject).toContain('login.example.com');
    expect(shortMail(locale).text).toContain('login.example.com');
  });

  it('a code mail holds no link and no image', () => {
    const { text, html } = longMail(locale);

    expect(`${text}${html}`).not.toMatch(/https?:|:\/\/|href|<img|www\./);
  });

  it('the subject is one line without the code', () => {
    expect(shortMail(locale).subject).not.toMatch(/12345678|[\r\n]/);
    expect(longMail(locale).subject).not.toMatch(/ABCD|[\r\n]/);
  });

  it('the HTML names its language', () => {
    expect(shortMail(locale).html).toContain(`<html lang="${locale}"`);
  });
});
