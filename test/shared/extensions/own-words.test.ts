import { describe, expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import { chooseLocale, locales } from '#shared/delivery/email/locale.ts';
import type { Purpose } from '#shared/delivery/email/words.ts';
import { localesWith, type WordsExtension } from '#shared/extensions/words.ts';
import { acmeBrand } from '../../support/mail/brand.ts';

const code = (own: WordsExtension, locale = 'en') =>
  codeMail({ code: '12345678', kind: 'digits', locale, brand: acmeBrand, own });

const message = (own: WordsExtension, purpose: Purpose, locale = 'en') =>
  cognitoMail({
    ...{ purpose, locale, brand: acmeBrand, own, signInUrl: '' },
    ...{ codePlaceholder: '{####}', userNamePlaceholder: '{username}' },
  });

const english = code({});

describe('words of one’s own', () => {
  it('replace one text of a mail, and the others stay the suite’s', () => {
    const own = { en: { code: { subject: (name: string) => `${name}: your code` } } };

    expect(code(own)).toMatchObject({ subject: 'Acme & Söhne: your code', text: english.text });
  });

  it('of another language leave this one alone', () => {
    expect(code({ de: { code: { secrecy: 'Bitte niemandem zeigen.' } } })).toEqual(english);
  });

  it('make a sixth language, whose missing texts are English', () => {
    const italian = code({ it: { code: { before: () => 'Il suo codice:' } } }, 'it');

    expect(italian.html).toContain('<html lang="it"');
    expect(italian.text).toContain('Il suo codice:');
    expect(italian.text).toContain('This code expires in 5 minutes.');
  });

  it('are escaped in HTML', () => {
    const own = { en: { code: { notYou: '<b>a & b</b>' } } };

    expect(code(own).html).toContain('&lt;b&gt;a &amp; b&lt;/b&gt;');
  });

  it.each<[string, unknown]>([
    ['is empty', ' '],
    ['is no text', 7],
    ['has two lines', 'a\nb'],
    ['has two lines for mail programs that know U+2028', 'a\u2028b'],
    ['has two paragraphs', 'a\u2029b'],
    ['turns the direction of writing', 'a\u202eb'],
    ['has a blank of no width', 'a\u200bb'],
    ['has the place of a code', 'Code {####}'],
    ['has a control character', 'a\u0007b'],
    ['has a link', 'See https://example.com/'],
    ['has the name of a site, of which programs make a link', 'See www.example'],
    ['is longer than 600 characters', 'x'.repeat(601)],
    ['is longer than 600 characters as HTML', '"'.repeat(101)],
  ])('that are a text which %s are the suite’s', (_, text) => {
    const own: WordsExtension = JSON.parse(JSON.stringify({ en: { code: { secrecy: text } } }));

    expect(code(own)).toEqual(english);
  });

  it('that are a subject which is longer than 140 characters are the suite’s', () => {
    expect(code({ en: { code: { subject: () => 'x'.repeat(141) } } })).toEqual(english);
    expect(code({ en: { code: { subject: () => 'x'.repeat(140) } } }).subject).toHaveLength(140);
  });

  it('that throw are the suite’s', () => {
    const subject = () => {
      throw new Error('canary');
    };

    expect(code({ en: { code: { subject } } })).toEqual(english);
  });

  it.each<[string, Purpose, WordsExtension]>([
    ['an SMS without the code', 'reset', { en: { cognito: { reset: { sms: () => 'Code' } } } }],
    [
      'an invitation without the user name',
      'invite',
      { en: { cognito: { invite: { before: () => 'Welcome:' } } } },
    ],
    [
      'a user name where Cognito fills in none',
      'reset',
      { en: { cognito: { reset: { before: (_, name) => `For ${name}:` } } } },
    ],
    [
      'a last line without the code',
      'inviteByCode',
      { en: { cognito: { inviteByCode: { small: (_, name) => name } } } },
    ],
    [
      'a last line that would repeat the code',
      'confirm',
      { en: { cognito: { confirm: { small: (one) => one } } } },
    ],
    [
      'the code in the subject',
      'reset',
      { en: { cognito: { reset: { subject: () => 'Code {####}' } } } },
    ],
    ['the code in the preview', 'reset', { en: { frame: { preview: 'Code {####}' } } }],
    [
      'a user name in a list',
      'reset',
      { en: { cognito: { reset: { after: ['Hello {username}.'] } } } },
    ],
    ['a link of Cognito', 'reset', { en: { frame: { help: '{##Click here##}' } } }],
    [
      'one wrong text in a list',
      'reset',
      { en: { cognito: { reset: { after: ['Fine.', 'a\nb'] } } } },
    ],
  ])('with %s are the suite’s', (_, purpose, own) => {
    expect(message(own, purpose)).toEqual(message({}, purpose));
  });

  it('word one of Cognito’s messages, with its placeholders', () => {
    const own: WordsExtension = {
      en: {
        cognito: {
          inviteByCode: {
            small: (digits, name) => `${name} / ${digits}`,
            after: ['See you.'],
            sms: (_, digits, name) => `${name} ${digits}`,
          },
        },
      },
    };
    const { emailMessage, smsMessage } = message(own, 'inviteByCode');

    expect(emailMessage).toContain('{username} / {####}');
    expect(emailMessage).toContain('See you.');
    expect(smsMessage).toBe('{username} {####}');
  });

  it('replace the words around every mail', () => {
    const own = { en: { frame: { preview: 'Code inside.' } } };

    expect(message(own, 'reset').emailMessage).toContain('Code inside.');
  });
});

describe('a language of one’s own', () => {
  const known = localesWith({ it: {}, de: {}, 'pt-BR': {}, constructor: {} }, locales);

  it('counts beside those of the suite, if its name is two or three small letters', () => {
    expect(known).toEqual(['en', 'de', 'es', 'fr', 'ja', 'it']);
  });

  it('is chosen for users whose locale names it', () => {
    expect(chooseLocale('it-CH', 'en', known)).toBe('it');
    expect(chooseLocale('pt-BR', 'en', known)).toBe('en');
  });
});
