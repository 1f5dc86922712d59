import { describe, expect, it } from 'vitest';
import { locales } from '#shared/delivery/email/locale.ts';
import { acmeBrand, plainBrand } from '../../../support/mail/brand.ts';
import { aMessage, purposes } from '../../../support/mail/messages.ts';

const count = (text: string, part: string): number => text.split(part).length - 1;

const everyMessage = locales.flatMap((locale) => purposes.map((purpose) => ({ locale, purpose })));

/** Cognito's patterns of a message and of a subject; its regular expressions know `\s` as ASCII blanks only. */
const messagePattern =
  /^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n]*$/u;
const subjectPattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P} ]+$/u;

describe.each(everyMessage)("Cognito's own message: $purpose in $locale", ({ locale, purpose }) => {
  const message = aMessage(purpose, locale, plainBrand);

  it('mail and text message hold the placeholder of the code once', () => {
    expect(count(message.emailMessage, '{####}')).toBe(1);
    expect(count(message.smsMessage, '{####}')).toBe(1);
  });

  it('an invitation holds the placeholder of the user name once, other messages do not', () => {
    const expected = purpose.startsWith('invite') ? 1 : 0;

    expect(count(message.emailMessage, '{username}')).toBe(expected);
    expect(count(message.smsMessage, '{username}')).toBe(expected);
  });

  it("the message fits Cognito's limits with the longest settings too", () => {
    const longest = { application: 'ä&'.repeat(32), color: '#ffffff' };
    const url = `https://example.com/?${'&'.repeat(179)}`;
    const { emailMessage } = aMessage(purpose, locale, { ...longest, supportUrl: url }, url);
    const { emailSubject } = aMessage(purpose, locale, {
      ...plainBrand,
      application: `${'a'.repeat(63)}.`.repeat(3).concat('example.com'),
    });

    expect(url).toHaveLength(200);
    expect(emailMessage.length).toBeLessThan(20_000);
    expect(emailMessage).toMatch(messagePattern);
    expect(message.smsMessage.length).toBeLessThanOrEqual(140);
    expect(emailSubject.length).toBeLessThanOrEqual(140);
    expect(emailSubject).toMatch(subjectPattern);
  });
});

describe.each(locales)('the invitation in %s', (locale) => {
  it('an invitation to sign in by code has the temporary password in its last small line', () => {
    const { emailMessage } = aMessage('inviteByCode', locale, plainBrand);

    expect(emailMessage).not.toContain('user-select');
    expect(emailMessage).toMatch(/<td class="quiet[^>]*>[^<]*\{username\}[^<]*\{####\}[^<]*<\/td>/);
    expect(emailMessage.slice(emailMessage.indexOf('{####}'))).not.toMatch(/class=/);
  });

  it.each(['invite', 'inviteByEither'] as const)(
    'the invitation %s shows the temporary password on a line of its own',
    (purpose) => {
      expect(aMessage(purpose, locale, acmeBrand).emailMessage).toMatch(
        /user-select:all">\{####\}<\/p>/,
      );
    },
  );

  it('a text message has no link, whatever the operator set', () => {
    const { smsMessage } = aMessage('inviteByCode', locale, acmeBrand, 'https://app.example.com/');

    expect(smsMessage).not.toContain('http');
  });
});
