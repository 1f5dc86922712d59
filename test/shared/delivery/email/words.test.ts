import { expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import type { Locale } from '#shared/delivery/email/locale.ts';

const purposes = ['confirm', 'reset', 'verify', 'invite', 'mfa'] as const;

/** The text of everything that a user can be sent in one language, without tags and styles. */
const everythingIn = (locale: Locale): string => {
  const senderAddress = 'no-reply@example.com';
  const code = codeMail({ code: 'ABCD2345EFGH6789', kind: 'long', locale, senderAddress });
  const messages = purposes.map((purpose) =>
    cognitoMail({
      ...{ purpose, locale, senderAddress },
      ...{ codePlaceholder: '{####}', userNamePlaceholder: '{username}' },
    }),
  );
  return [
    ...[code.subject, code.text],
    ...messages.flatMap(({ emailSubject, smsMessage }) => [emailSubject, smsMessage]),
    ...messages.map(({ emailMessage }) => emailMessage.replaceAll(/<[^>]*>/g, '')),
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
