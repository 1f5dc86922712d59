import { frameWordsOf, messageWordsOf } from '../../extensions/own-words.ts';
import type { WordsExtension } from '../../extensions/words.ts';
import { inSubject } from './application.ts';
import type { Brand } from './brand.ts';
import { frames } from './frames.ts';
import { asHtml } from './layout.ts';
import type { Locale } from './locale.ts';
import { cognitoWords as de } from './words/de.ts';
import { cognitoWords as en } from './words/en.ts';
import { cognitoWords as es } from './words/es.ts';
import { cognitoWords as fr } from './words/fr.ts';
import { cognitoWords as ja } from './words/ja.ts';
import type { CognitoWords, MessageWords, Purpose } from './words.ts';

export type CognitoMail = {
  readonly purpose: Purpose;
  readonly locale: string;
  readonly brand: Brand;
  /** Where an invited user signs in (https), or empty for no button. */
  readonly signInUrl: string;
  /** Cognito's placeholder of the code, `{####}`. */
  readonly codePlaceholder: string;
  /** Cognito's placeholder of the user name; invitations need it. */
  readonly userNamePlaceholder: string;
  /** `extensions/words.ts` */
  readonly own?: WordsExtension;
};

const texts: Readonly<Record<Locale, CognitoWords>> = { en, de, es, fr, ja };

export type CognitoMessage = {
  readonly emailSubject: string;
  readonly emailMessage: string;
  readonly smsMessage: string;
};

const isInvitation = (purpose: Purpose): boolean => purpose.startsWith('invite');

const emailMessage = (mail: CognitoMail, words: MessageWords, subject: string): string => {
  const { purpose, locale, brand, signInUrl, codePlaceholder, userNamePlaceholder } = mail;
  const { before, after, small } = words;
  const frame = frameWordsOf(frames, locale, mail.own ?? {});
  return asHtml({
    ...{ locale, subject, brand, frame, after },
    preview: isInvitation(purpose) ? subject : frame.preview,
    before: before(brand.application, userNamePlaceholder),
    ...(small === undefined ? { code: codePlaceholder } : {}),
    signInUrl: isInvitation(purpose) ? signInUrl : '',
    small: small?.(codePlaceholder, userNamePlaceholder) ?? '',
  });
};

/** One of Cognito's own messages in our words. Cognito replaces the placeholders by the code and the user name. */
export const cognitoMail = (mail: CognitoMail): CognitoMessage => {
  const { purpose, locale, brand, codePlaceholder, userNamePlaceholder } = mail;
  const words = messageWordsOf(texts, locale, purpose, mail.own ?? {});
  const subject = words.subject(inSubject(brand.application));
  return {
    emailSubject: subject,
    emailMessage: emailMessage(mail, words, subject),
    smsMessage: words.sms(brand.application, codePlaceholder, userNamePlaceholder),
  };
};
