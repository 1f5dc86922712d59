import { describe, expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { type Locale, locales } from '#shared/delivery/email/locale.ts';

const aCodeMail = (locale: Locale, codeInSubject = false, lifetimeSeconds = 300) =>
  codeMail({
    code: '12345678',
    locale,
    senderAddress: 'no-reply@login.example.com',
    lifetimeSeconds,
    codeInSubject,
  });

const count = (text: string, part: string): number => text.split(part).length - 1;

describe.each(locales)('code mail in %s', (locale) => {
  it('a code mail holds the code once as text and once as HTML', () => {
    const { text, html } = aCodeMail(locale);

    expect(count(text, '12345678')).toBe(1);
    expect(count(html, '12345678')).toBe(1);
  });

  it('a code mail states the lifetime in minutes, rounded down', () => {
    expect(aCodeMail(locale).text).toMatch(/\b5\b|5分/);
    expect(aCodeMail(locale, false, 119).text).toMatch(/\b1\b|1分/);
  });

  it('a code mail names the application by the sender’s domain', () => {
    expect(aCodeMail(locale).subject).toContain('login.example.com');
    expect(aCodeMail(locale).text).toContain('login.example.com');
  });

  it('a code mail holds no link and no image', () => {
    const { text, html } = aCodeMail(locale);

    expect(`${text}${html}`).not.toMatch(/https?:|:\/\/|href|<img|www\./);
  });

  it('the subject is one line and holds the code only with CodeInSubject', () => {
    expect(aCodeMail(locale).subject).not.toMatch(/12345678|[\r\n]/);
    expect(aCodeMail(locale, true).subject).toContain('12345678');
  });

  it('the HTML names its language', () => {
    expect(aCodeMail(locale).html).toContain(`<html lang="${locale}">`);
  });
});

it('the English mail uses the singular for one minute', () => {
  expect(aCodeMail('en').text).toContain('This code expires in 5 minutes.');
  expect(aCodeMail('en', false, 60).text).toContain('This code expires in 1 minute.');
});
