import type { Scope } from '../../local/template/evaluate.ts';

/*
 * What is left of a template when its parameters have values: conditions are decided and parameters replaced, and what
 * refers to resources stays. A judge then sees each case in full, and no case that cannot happen.
 */

const noValue = Symbol('AWS::NoValue');

type Known = {
  /** The value of a parameter; `undefined` for a resource and for a pseudo parameter. */
  parameter(name: string): string | number | undefined;
  readonly condition: Scope['condition'];
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A name from its own map that holds a text is that text from here on, like a parameter. */
const pruneSub = (argument: unknown, known: Known): unknown => {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  const names = isObject(prune(own, known)) ? Object.entries(Object(prune(own, known))) : [];
  const texts = new Map(
    names.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
  const left = String(text).replaceAll(
    /\$\{([^!}]+)\}/g,
    (whole, name: string) => texts.get(name) ?? String(known.parameter(name) ?? whole),
  );
  const rest = names.filter(([name]) => !texts.has(name));
  if (!left.includes('${')) return left;
  return { 'Fn::Sub': rest.length === 0 ? left : [left, Object.fromEntries(rest)] };
};

const pruneIf = (argument: unknown, known: Known): unknown => {
  const [condition, yes, no] = Array.isArray(argument) ? argument : [];
  return prune(known.condition(String(condition)) ? yes : no, known);
};

const pruneRef = (name: unknown, known: Known): unknown =>
  name === 'AWS::NoValue' ? noValue : (known.parameter(String(name)) ?? { Ref: name });

const pruneSplit = (argument: unknown, known: Known): unknown => {
  const [separator, text] = Array.isArray(argument)
    ? argument.map((part) => prune(part, known))
    : [];
  return typeof text === 'string'
    ? text.split(String(separator))
    : { 'Fn::Split': [separator, text] };
};

const intrinsics: ReadonlyMap<string, (argument: unknown, known: Known) => unknown> = new Map([
  ['Ref', pruneRef],
  ['Fn::If', pruneIf],
  ['Fn::Sub', pruneSub],
  ['Fn::Split', pruneSplit],
]);

export const prune = (value: unknown, known: Known): unknown => {
  if (Array.isArray(value)) {
    return value.map((item) => prune(item, known)).filter((item) => item !== noValue);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  const intrinsic =
    only !== undefined && entries.length === 1 ? intrinsics.get(only[0]) : undefined;
  if (intrinsic !== undefined) return intrinsic(only?.[1], known);
  return Object.fromEntries(
    entries
      .map(([key, part]) => [key, prune(part, known)] as const)
      .filter(([, part]) => part !== noValue),
  );
};
