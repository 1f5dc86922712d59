/**
 * The part of CloudWatch Logs' filter patterns that the template uses (user guide: filter pattern syntax for JSON):
 * `$.a.b = "text"` with `*` for any end, `&&`, `||` and brackets. A field that is not there equals nothing.
 */

type Line = unknown;

const fieldOf = (line: Line, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    line,
  );

const comparison = /^\$\.([\w.]+) = "([^"]*)"$/;

const compare = (text: string, line: Line): boolean => {
  const [, path, wanted] = comparison.exec(text) ?? [];
  if (path === undefined || wanted === undefined) throw new Error(`not understood: ${text}`);
  const value = fieldOf(line, path.split('.'));
  if (typeof value !== 'string') return false;
  return wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
};

/** Splits at an operator that stands outside of brackets. */
const parts = (text: string, operator: string): readonly string[] => {
  const found = [''];
  let depth = 0;
  for (const word of text.split(/(&&|\|\||[()])/)) {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (word === operator && depth === 0) found.push('');
    else found[found.length - 1] += word;
  }
  return found.map((part) => part.trim());
};

const holds = (text: string, line: Line): boolean => {
  const either = parts(text, '||');
  if (either.length > 1) return either.some((part) => holds(part, line));
  const both = parts(text, '&&');
  if (both.length > 1) return both.every((part) => holds(part, line));
  return text.startsWith('(') ? holds(text.slice(1, -1), line) : compare(text, line);
};

/** Whether CloudWatch would count the line. */
export const matches = (filterPattern: string, line: Line): boolean =>
  holds(filterPattern.slice(1, -1).trim(), line);
