import { describe, expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import { escapeHtml, html } from '#shared/delivery/email/html.ts';
import { chooseLocale, locales } from '#shared/delivery/email/locale.ts';

const aCodeMail = (locale: (typeof locales)[number], codeInSubject = false) =>
  codeMail({
    code: '12345678',
    locale,
    senderAddress: 'no-reply@login.example.com',
    lifetimeSeconds: 300,
    codeInSubject,
  });

const count = (text: string, part: string): number => text.split(part).length - 1;

describe.each(locales)('the mail of a sign-in code in %s', (locale) => {
  it('holds the code once in each form, and how long it is good', () => {
    const { text, html: body } = aCodeMail(locale);

    expect(count(text, '12345678')).toBe(1);
    expect(count(body, '12345678')).toBe(1);
    expect(text).toMatch(/\b5\b|5分/);
  });

  it('names the application by the sender’s domain', () => {
    expect(aCodeMail(locale).subject).toContain('login.example.com');
  });

  it('holds no link and no image', () => {
    const { text, html: body } = aCodeMail(locale);

    expect(`${text}${body}`).not.toMatch(/https?:|:\/\/|href|<img|www\./);
  });

  it('has a subject of one line, without the code unless the setting says so', () => {
    expect(aCodeMail(locale).subject).not.toMatch(/12345678|[\r\n]/);
    expect(aCodeMail(locale, true).subject).toContain('12345678');
  });

  it('says which language it is in', () => {
    expect(aCodeMail(locale).html).toContain(`<html lang="${locale}">`);
  });
});

const purposes = ['confirm', 'reset', 'verify', 'invite', 'mfa'] as const;
const everyMessage = locales.flatMap((locale) => purposes.map((purpose) => ({ locale, purpose })));

describe.each(everyMessage)("Cognito's own message: $purpose in $locale", ({ locale, purpose }) => {
  const message = cognitoMail({
    purpose,
    locale,
    senderAddress: 'no-reply@example.com',
    codePlaceholder: '{####}',
    userNamePlaceholder: '{username}',
  });

  it('keeps the placeholder of the code whole, once', () => {
    expect(count(message.emailMessage, '{####}')).toBe(1);
    expect(count(message.smsMessage, '{####}')).toBe(1);
  });

  it('keeps the placeholder of the user name where it is an invitation, and only there', () => {
    const expected = purpose === 'invite' ? 1 : 0;

    expect(count(message.emailMessage, '{username}')).toBe(expected);
    expect(count(message.smsMessage, '{username}')).toBe(expected);
  });

  it('fits what Cognito takes', () => {
    expect(message.emailMessage.length).toBeLessThan(20_000);
    expect(message.smsMessage.length).toBeLessThanOrEqual(140);
    expect(message.emailSubject).not.toMatch(/[\r\n]/);
    expect(message.emailMessage).not.toMatch(/https?:|href/);
  });
});

describe('the language of a message', () => {
  it.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    ['de_AT', 'de'],
    ['FR', 'fr'],
    ['ja-Jpan-JP', 'ja'],
    ['pt-BR', 'es'],
    ['', 'es'],
    [undefined, 'es'],
    ['<script>', 'es'],
    ['x'.repeat(10_000), 'es'],
  ])('for %j is %s where Spanish is the default', (attribute, locale) => {
    expect(chooseLocale(attribute, 'es')).toBe(locale);
  });
});

describe('HTML', () => {
  it('escapes every value', () => {
    expect(html`<p title="${'"x"'}">${"<b>&'"}</p>`.html).toBe(
      '<p title="&quot;x&quot;">&lt;b&gt;&amp;&#39;</p>',
    );
  });

  it('leaves alone what is HTML already', () => {
    expect(html`<p>${html`<b>${'<'}</b>`}</p>`.html).toBe('<p><b>&lt;</b></p>');
  });

  it('escapes what an attribute could break out of', () => {
    expect(escapeHtml('"><script>')).toBe('&quot;&gt;&lt;script&gt;');
  });
});
