import type { Brand } from '#shared/delivery/email/brand.ts';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { type Locale, locales } from '#shared/delivery/email/locale.ts';
import { aMessage, purposes } from '../../support/mail/messages.ts';

/** A mail as it reaches a mailbox. */
export type ArrivedMail = {
  readonly kind: string;
  readonly locale: Locale;
  /** What the mail shows as one run of text. */
  readonly code: string;
  readonly html: string;
};

const digits = '48201937';
const long = 'K7PM-3XWD-9QRT-2HVB';
const temporaryPassword = 'x7:Kq2_vRt';

/** Cognito fills in its placeholders as they are. */
const filled = (html: string, code: string): string =>
  html.replace('{####}', code).replace('{username}', '34c84488-e0e1-70ae-d2ee-5f1b2c3d4e5f');

const ofCourier = (locale: Locale, brand: Brand): readonly ArrivedMail[] => [
  {
    ...{ kind: 'digits', locale, code: digits },
    html: codeMail({ code: digits, kind: 'digits', locale, brand }).html,
  },
  {
    ...{ kind: 'long', locale, code: long },
    html: codeMail({ code: long.replaceAll('-', ''), kind: 'long', locale, brand }).html,
  },
];

const ofCognito = (locale: Locale, brand: Brand, signInUrl: string): readonly ArrivedMail[] =>
  purposes.map((purpose) => {
    const code = purpose.startsWith('invite') ? temporaryPassword : '582013';
    const { emailMessage } = aMessage(purpose, locale, brand, signInUrl);
    return { kind: purpose, locale, code, html: filled(emailMessage, code) };
  });

/** Every kind of mail in every language. */
export const everyMail = (brand: Brand, signInUrl: string): readonly ArrivedMail[] =>
  locales.flatMap((locale) => [
    ...ofCourier(locale, brand),
    ...ofCognito(locale, brand, signInUrl),
  ]);
