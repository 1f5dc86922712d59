/** The languages that every text exists in. */
export const locales = ['en', 'de', 'es', 'fr', 'ja'] as const;

export type Locale = (typeof locales)[number];

/**
 * The language of a user's `locale` attribute (BCP 47: `de-CH`; some clients write `de_CH`), or the default where we
 * have no texts in it. The attribute is the user's own word and is used for nothing else.
 */
export const chooseLocale = (attribute: string | undefined, defaultLocale: Locale): Locale => {
  const language = attribute?.slice(0, 35).split(/[-_]/)[0]?.toLowerCase();
  return locales.find((locale) => locale === language) ?? defaultLocale;
};
