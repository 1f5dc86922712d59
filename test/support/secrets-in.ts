const isNumber = (secret: string): boolean => /^\d+$/.test(secret);

/** A line break of a mail that was logged as JSON, or a space of one in a URL, ends in a letter or a digit. */
const escaped = String.raw`\\[nrt]|\\u[0-9a-fA-F]{4}|%[0-9a-fA-F]{2}`;

const standsAlone = (text: string, digits: string): boolean =>
  new RegExp(`(?:(?<![0-9A-Za-z])|(?<=${escaped}))${digits}(?![0-9A-Za-z])`).test(text);

/**
 * Those of the secrets that a text holds. A code must stand by itself: within a time, an id or a hash its digits come by
 * chance, those of a code of six once in some ten thousand runs.
 */
export const secretsIn = (text: string, secrets: Iterable<string>): readonly string[] =>
  [...secrets].filter((secret) =>
    isNumber(secret) ? standsAlone(text, secret) : text.includes(secret),
  );
