import { codeWordsOf, frameWordsOf } from '../../extensions/own-words.ts';
import type { WordsExtension } from '../../extensions/words.ts';
import { announcedMs } from '../../one-time-code/limits.ts';
import { inGroups } from '../../one-time-code/secrets/code.ts';
import type { CodeKind } from '../../one-time-code/state.ts';
import { inSubject } from './application.ts';
import type { Brand } from './brand.ts';
import { frames } from './frames.ts';
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
  readonly locale: string;
  readonly brand: Brand;
  /** `extensions/words.ts` */
  readonly own?: WordsExtension;
};

const texts: Readonly<Record<Locale, CodeWords>> = { en, de, es, fr, ja };

/** A mail that repeats a code is sent while it is younger than this, and it lives twice as long: always true. */
const minutes = Math.floor(announcedMs / 60_000);

/**
 * The mail of a sign-in code. It holds no user attribute, and no link but that to the operator's help. A long code is
 * shown in groups of four.
 */
export const codeMail = ({
  code,
  kind,
  locale,
  brand,
  own = {},
}: CodeMail): { readonly subject: string; readonly text: string; readonly html: string } => {
  const words = codeWordsOf(texts, locale, own);
  const isLong = kind === 'long';
  const subject = words.subject(inSubject(brand.application));
  const lifetime = words.lifetime(minutes);
  const message = {
    ...{ locale, subject, brand, frame: frameWordsOf(frames, locale, own) },
    preview: lifetime,
    code: isLong ? inGroups(code) : code,
    before: words.before(brand.application),
    signInUrl: '',
    after: [...(isLong ? [words.longCode] : []), lifetime, words.secrecy, words.notYou],
    small: '',
  };
  return { subject, text: asText(message), html: asHtml(message) };
};
