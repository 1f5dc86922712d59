/*
 * IAM's wildcards: `*` is any run of characters, also none, and `?` any one. A pattern is a list of characters and
 * wildcards, so that a `*` which a variable brought in stays a plain character.
 */

export const anyRun = Symbol('*');
export const anyOne = Symbol('?');

export type Pattern = readonly (string | typeof anyRun | typeof anyOne)[];

/** A text whose `*` and `?` are wildcards. */
export const patternOf = (text: string): Pattern =>
  Array.from(text, (char) => (char === '*' ? anyRun : char === '?' ? anyOne : char));

/** A text in which nothing is a wildcard. */
export const literally = (text: string): Pattern => Array.from(text);

export const lowerCase = (pattern: Pattern): Pattern =>
  pattern.flatMap<Pattern[number]>((unit) =>
    typeof unit === 'string' ? Array.from(unit.toLowerCase()) : unit,
  );

/**
 * Whether the whole text matches. Goes back to the latest `*` only, so that the time is at most the product of both
 * lengths: a regular expression of many `*` takes exponential time.
 */
export const matchesPattern = (pattern: Pattern, text: string): boolean => {
  const chars = Array.from(text);
  let at = 0;
  let star = -1;
  let resumeAt = 0;
  for (let index = 0; index < chars.length; ) {
    const unit = pattern[at];
    if (unit === anyRun) {
      star = at++;
      resumeAt = index;
    } else if (unit === anyOne || (unit !== undefined && unit === chars[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resumeAt;
    } else return false;
  }
  return pattern.slice(at).every((unit) => unit === anyRun);
};
