/** The languages that every text exists in. */
export const locales = ['en', 'de', 'es', 'fr', 'ja'] as const;

export type Locale = (typeof locales)[number];

/**
 * The language of a user's `locale` attribute (BCP 47: `de-CH`; some clients write `de_CH`), or nothing where there are
 * no texts in it. A client can write the attribute, so it is used for nothing but the choice of words.
 */
export const readLocale = (attribute: string | undefined): Locale | undefined => {
  const language = attribute?.slice(0, 35).split(/[-_]/)[0]?.toLowerCase();
  return locales.find((locale) => locale === language);
};

export const chooseLocale = (attribute: string | undefined, defaultLocale: Locale): Locale =>
  readLocale(attribute) ?? defaultLocale;
