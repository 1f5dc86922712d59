/** The languages that every text exists in. */
export const locales = ['en', 'de', 'es', 'fr', 'ja'] as const;

export type Locale = (typeof locales)[number];

/**
 * The language of a user's `locale` attribute (BCP 47: `de-CH`; some clients write `de_CH`), or the default when there are
 * no texts in that language. A user can write this attribute, so it decides nothing else.
 */
export const chooseLocale = (attribute: string | undefined, defaultLocale: Locale): Locale => {
  const language = attribute?.slice(0, 35).split(/[-_]/)[0]?.toLowerCase();
  return locales.find((locale) => locale === language) ?? defaultLocale;
};
