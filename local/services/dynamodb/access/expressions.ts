/*
 * The names in DynamoDB's expressions (developer guide: Expressions.Attributes). Names that are reserved words must be
 * written with `#`, so a bare reserved word is a word of the expression.
 */

export type Names = Readonly<Record<string, string>>;

const words = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE']);

/** Names with their `#` or `:`, and single signs. A `-` is a sign: in `:v-#a` stand two names. */
const tokensOf = (expression: string): readonly string[] =>
  expression.match(/[:#]?\w+|[^\s\w]/g) ?? [];

const isWord = (token: string): boolean => words.has(token.toUpperCase());

/** A top-level attribute, and neither a part of a path nor the name of a function. */
const isAttribute = (token: string, at: number, tokens: readonly string[]): boolean =>
  /^(#\w+|[A-Za-z_]\w*)$/.test(token) &&
  !isWord(token) &&
  tokens[at - 1] !== '.' &&
  tokens[at + 1] !== '(';

const resolve = (name: string, names: Names): string =>
  name.startsWith('#') ? (names[name] ?? name) : name;

/** The top-level attributes that an expression names. */
export const attributesIn = (expression: string, names: Names): readonly string[] =>
  tokensOf(expression)
    .filter(isAttribute)
    .map((name) => resolve(name, names));

/** The placeholder of `name = :p` or `:p = name`, where the name stands at this place. */
const equalTo = (tokens: readonly string[], at: number): string | undefined => {
  const right = tokens[at + 1] === '=' ? tokens[at + 2] : undefined;
  const left = tokens[at - 1] === '=' ? tokens[at - 2] : undefined;
  return [right, left].find((token) => token?.startsWith(':'));
};

/**
 * The placeholder that an attribute must equal in a key condition: `:p` in `pk = :p AND sk > :s`. Undefined where the
 * attribute is named twice, or where `OR` or `NOT` make the equality one of several ways.
 */
export const placeholderFor = (
  expression: string,
  attribute: string,
  names: Names,
): string | undefined => {
  const tokens = tokensOf(expression);
  const places = tokens.flatMap((token, at) =>
    isAttribute(token, at, tokens) && resolve(token, names) === attribute ? [at] : [],
  );
  const [place, ...more] = places;
  const isSure = more.length === 0 && !tokens.some((token) => /^(or|not)$/i.test(token));
  return place === undefined || !isSure ? undefined : equalTo(tokens, place);
};
