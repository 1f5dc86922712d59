import { applicationName } from './application.ts';
import { asHtml, asText } from './layout.ts';
import type { Locale } from './locale.ts';
import { codeWords as de } from './words/de.ts';
import { codeWords as en } from './words/en.ts';
import { codeWords as es } from './words/es.ts';
import { codeWords as fr } from './words/fr.ts';
import { codeWords as ja } from './words/ja.ts';
import type { CodeWords } from './words.ts';

export type CodeMail = {
  readonly code: string;
  readonly locale: Locale;
  /** Address that the mail comes from; its domain names the application. */
  readonly senderAddress: string;
  readonly lifetimeSeconds: number;
  readonly codeInSubject: boolean;
};

const texts: Readonly<Record<Locale, CodeWords>> = { en, de, es, fr, ja };

/** The mail of a sign-in code. It holds no link and no user attribute. */
export const codeMail = ({
  code,
  locale,
  senderAddress,
  lifetimeSeconds,
  codeInSubject,
}: CodeMail): { readonly subject: string; readonly text: string; readonly html: string } => {
  const words = texts[locale];
  const application = applicationName(senderAddress);
  // Rounded down: the mail never states a longer lifetime than the code has.
  const lifetime = words.lifetime(Math.floor(lifetimeSeconds / 60));
  const message = {
    locale,
    code,
    before: words.before(application),
    after: [lifetime, words.secrecy, words.notYou],
  };
  const subject = words.subject(application);
  return {
    subject: codeInSubject ? `${code} - ${subject}` : subject,
    text: asText(message),
    html: asHtml(message),
  };
};
