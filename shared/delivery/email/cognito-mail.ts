import { applicationName } from './application.ts';
import { asHtml } from './layout.ts';
import type { Locale } from './locale.ts';
import { cognitoWords as de } from './words/de.ts';
import { cognitoWords as en } from './words/en.ts';
import { cognitoWords as es } from './words/es.ts';
import { cognitoWords as fr } from './words/fr.ts';
import { cognitoWords as ja } from './words/ja.ts';
import type { CognitoWords, Purpose } from './words.ts';

export type CognitoMail = {
  readonly purpose: Purpose;
  readonly locale: Locale;
  /** Address that the mail comes from; its domain names the application. */
  readonly senderAddress: string;
  /** Cognito's placeholder of the code, `{####}`. */
  readonly codePlaceholder: string;
  /** Cognito's placeholder of the user name; invitations need it. */
  readonly userNamePlaceholder: string;
};

const texts: Readonly<Record<Locale, CognitoWords>> = { en, de, es, fr, ja };

export type CognitoMessage = {
  readonly emailSubject: string;
  readonly emailMessage: string;
  readonly smsMessage: string;
};

/** One of Cognito's own messages in our words. Cognito replaces the placeholders by the code and the user name. */
export const cognitoMail = ({
  purpose,
  locale,
  senderAddress,
  codePlaceholder,
  userNamePlaceholder,
}: CognitoMail): CognitoMessage => {
  const words = texts[locale][purpose];
  const application = applicationName(senderAddress);
  return {
    emailSubject: words.subject(application),
    emailMessage: asHtml({
      locale,
      before: words.before(application, userNamePlaceholder),
      code: codePlaceholder,
      after: words.after,
    }),
    smsMessage: words.sms(application, codePlaceholder, userNamePlaceholder),
  };
};
