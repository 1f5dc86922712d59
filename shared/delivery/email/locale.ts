/** The languages that every text exists in. */
export const locales = ['en', 'de', 'es', 'fr', 'ja'] as const;

export type Locale = (typeof locales)[number];

/** The language of a user's `locale` attribute (BCP 47: `de-CH`; some clients write `de_CH`): two or three letters. */
export const languageOf = (attribute: string | undefined): string | undefined => {
  const language = attribute?.slice(0, 35).split(/[-_]/)[0]?.toLowerCase();
  return language !== undefined && /^[a-z]{2,3}$/.test(language) ? language : undefined;
};

/**
 * The language of a user's `locale` attribute, or nothing where there are no texts in it. A client can write the
 * attribute, so it is used for nothing but the choice of words.
 * @param known the languages that there are texts in
 */
export const readLocale = (
  attribute: string | undefined,
  known: readonly string[] = locales,
): string | undefined => {
  const language = languageOf(attribute);
  return known.find((locale) => locale === language);
};

/** The user's language, or DefaultLocale. */
export const chooseLocale = (
  attribute: string | undefined,
  defaultLocale: string,
  known: readonly string[] = locales,
): string => readLocale(attribute, known) ?? defaultLocale;
