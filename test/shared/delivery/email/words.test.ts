import { expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import type { Locale } from '#shared/delivery/email/locale.ts';
import { acmeBrand } from '../../../support/mail/brand.ts';
import { aMessage, purposes } from '../../../support/mail/messages.ts';

const brand = { ...acmeBrand, supportUrl: 'https://help.example.com' };

/** What a mail shows: the body without tags, with the blanks that stand as entities. */
const visible = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replaceAll('&#847;&zwnj;&nbsp;', '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', 'and');

/** The text of everything that a user can be sent in one language, without tags and styles. */
const everythingIn = (locale: Locale): string => {
  const code = codeMail({ code: 'ABCD2345EFGH6789', kind: 'long', locale, brand });
  const messages = purposes.map((purpose) => aMessage(purpose, locale, brand));
  return [
    ...[code.subject, code.text.replace(/https:.*/, '')],
    ...messages.flatMap(({ emailSubject, smsMessage }) => [emailSubject, smsMessage]),
    ...messages.map(({ emailMessage }) => visible(emailMessage)),
  ].join('\n');
};

it('French has a no-break space before a colon and a narrow one before other high marks', () => {
  const text = everythingIn('fr');

  expect(text).toMatch(/\u00a0:/);
  expect(text).not.toMatch(/[^\u00a0]:/);
  expect(text).not.toMatch(/[^\u202f][;!?]/);
});

it.each([
  ['de', /\b(du|dein\w*|dich|dir)\b/i],
  ['es', /\b(tú|tu|tus|te|ti)\b/i],
  ['fr', /\b(tu|ton|ta|tes|te)\b/i],
] as const)('the formal address is used throughout in %s', (locale, familiar) => {
  expect(everythingIn(locale)).not.toMatch(familiar);
});

it('Japanese sentences end with full-width marks', () => {
  expect(everythingIn('ja')).not.toMatch(/[ぁ-んァ-ヶ一-龠][.,]/);
});
