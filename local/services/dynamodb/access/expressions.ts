/*
 * The names in DynamoDB's expressions (developer guide: Expressions.Attributes). Names that are reserved words must be
 * written with `#`, so a bare reserved word is a word of the expression.
 */

export type Names = Readonly<Record<string, string>>;

const words = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE']);

/** A path such as `#a.b[0]`, and whether it is the name of a function. */
const path = /(?<![\w:#.-])(#?[A-Za-z_][\w-]*)(?:\.#?[\w-]+|\[\d+\])*(\s*\()?/g;

const resolve = (name: string, names: Names): string =>
  name.startsWith('#') ? (names[name] ?? name) : name;

/** The top-level attributes that an expression names. */
export const attributesIn = (expression: string, names: Names): readonly string[] =>
  [...expression.matchAll(path)]
    .filter(([, name = '', call]) => call === undefined && !words.has(name.toUpperCase()))
    .map(([, name = '']) => resolve(name, names));

const equality = /(#?[A-Za-z_][\w-]*)\s*=\s*(:[\w-]+)|(:[\w-]+)\s*=\s*(#?[A-Za-z_][\w-]*)/g;

/** The placeholder that an attribute must equal in a key condition: `:p` in `pk = :p AND sk > :s`. */
export const placeholderFor = (
  expression: string,
  attribute: string,
  names: Names,
): string | undefined =>
  [...expression.matchAll(equality)]
    .map(([, left, right, value, name]) => [left ?? name ?? '', right ?? value ?? ''] as const)
    .find(([name]) => resolve(name, names) === attribute)?.[1];
