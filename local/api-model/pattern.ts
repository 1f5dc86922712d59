/** What `\s` means in the model's patterns, which are Java's: ASCII only. In JavaScript it includes other blanks. */
const blanks = '\\t-\\r ';

/** The pattern as JavaScript writes it. Characters that need no escape may have none there under the flag `u`. */
const translated = (pattern: string): string =>
  pattern
    .replaceAll('(?s)', '')
    .replaceAll('[\\S]', `[^${blanks}]`)
    .replaceAll('\\s', blanks)
    .replaceAll('\\:', ':')
    // botocore writes code points above U+FFFF with four digits and a rest.
    .replaceAll('\\u10000-\\u10FFFF', '\\u{10000}-\\u{10FFFF}');

/** A pattern of the API model. The whole text must match, whether or not the pattern has anchors. */
export const compilePattern = (pattern: string): RegExp =>
  new RegExp(`^(?:${translated(pattern)})$`, pattern.startsWith('(?s)') ? 'su' : 'u');
