const isNumber = (secret: string): boolean => /^\d+$/.test(secret);

const standsAlone = (text: string, digits: string): boolean =>
  new RegExp(`(?<![0-9A-Za-z])${digits}(?![0-9A-Za-z])`).test(text);

/**
 * Those of the secrets that a text holds. A code must stand by itself: within a time, an id or a hash its digits come by
 * chance, those of a code of six once in some ten thousand runs.
 */
export const secretsIn = (text: string, secrets: Iterable<string>): readonly string[] =>
  [...secrets].filter((secret) =>
    isNumber(secret) ? standsAlone(text, secret) : text.includes(secret),
  );
