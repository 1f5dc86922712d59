import type { CodeWords, FrameWords, MessageWords, Purpose } from '../delivery/email/words.ts';

/**
 * The words of one language: any of the texts, by the names of the suite's own. A text that is left out, that throws, or
 * that a mail cannot show is the suite's own; in a language that the suite does not have, it is the English one.
 */
export type OwnLanguage = {
  readonly frame?: Partial<FrameWords>;
  readonly code?: Partial<CodeWords>;
  readonly cognito?: { readonly [P in Purpose]?: Partial<MessageWords> };
};

/**
 * The type of `extensions/words.ts`, by language: two or three small letters (BCP 47). A language that the suite does not
 * have counts from then on in the users' `locale` and as DefaultLocale.
 */
export type WordsExtension = Readonly<Record<string, OwnLanguage>>;

const isLanguage = (name: string): boolean => /^[a-z]{2,3}$/.test(name);

/** The languages of the suite and those of the extension. */
export const localesWith = (
  own: WordsExtension,
  builtIn: readonly string[],
): readonly [string, ...string[]] => {
  const [first = 'en', ...rest] = [...builtIn, ...Object.keys(own).filter(isLanguage)];
  return [first, ...new Set(rest.filter((name) => name !== first))];
};
