/**
 * Joins fields so that no two lists give the same text: each is preceded by its length in bytes. Without it
 * ("ab", "c") and ("a", "bc") would be authenticated alike.
 */
export const lengthPrefixed = (fields: readonly string[]): string =>
  fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('');
