import { announcedMs } from '../../one-time-code/limits.ts';
import { inGroups } from '../../one-time-code/secrets/code.ts';
import type { CodeKind } from '../../one-time-code/state.ts';
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
  readonly kind: CodeKind;
  readonly locale: Locale;
  /** Address that the mail comes from; its domain names the application. */
  readonly senderAddress: string;
};

const texts: Readonly<Record<Locale, CodeWords>> = { en, de, es, fr, ja };

/** A mail that repeats a code is sent while it is younger than this, and it lives twice as long: always true. */
const minutes = Math.floor(announcedMs / 60_000);

/** The mail of a sign-in code. It holds no link and no user attribute. A long code is shown in groups of four. */
export const codeMail = ({
  code,
  kind,
  locale,
  senderAddress,
}: CodeMail): { readonly subject: string; readonly text: string; readonly html: string } => {
  const words = texts[locale];
  const application = applicationName(senderAddress);
  const isLong = kind === 'long';
  const message = {
    locale,
    code: isLong ? inGroups(code) : code,
    before: words.before(application),
    after: [
      ...(isLong ? [words.longCode] : []),
      words.lifetime(minutes),
      words.secrecy,
      words.notYou,
    ],
  };
  return {
    subject: words.subject(application),
    text: asText(message),
    html: asHtml(message),
  };
};
