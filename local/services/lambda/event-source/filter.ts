/**
 * Filter patterns of an event source mapping (Lambda guide: invocation-eventfiltering): an object of the record's shape
 * whose leaves list the values that match. Numeric, prefix, exists and anything-but rules are not understood here.
 */
export type Pattern = { readonly [name: string]: Pattern | readonly Literal[] };

type Literal = string | boolean | null;

/** The template has a pattern that would be taken and not acted on. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

const isLiteral = (value: unknown): value is Literal =>
  typeof value === 'string' || typeof value === 'boolean' || value === null;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws {PatternError} for a rule that is not understood */
export const readPattern = (value: unknown): Pattern => {
  if (!isObject(value)) throw new PatternError('A filter pattern must be an object');
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (!Array.isArray(part)) return [name, readPattern(part)];
      if (part.every(isLiteral)) return [name, part];
      throw new PatternError(`The filter on ${name} has a rule that the local stack does not know`);
    }),
  );
};

const matchesPart = (part: Pattern[string], value: unknown): boolean =>
  Array.isArray(part) ? part.includes(value) : isObject(value) && matches(part as Pattern, value);

/** Whether a record matches every leaf of the pattern. */
export const matches = (pattern: Pattern, record: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(pattern).every(([name, part]) => matchesPart(part, record[name]));
