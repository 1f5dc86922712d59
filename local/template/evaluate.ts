import { TemplateError } from './template-error.ts';

/** Resolves names. */
export type Scope = {
  /** `Ref`: a parameter, a pseudo parameter or a resource. */
  ref(name: string): string | undefined;
  getAtt(logicalId: string, attribute: string): string | undefined;
  condition(name: string): boolean;
};

/** The value of `AWS::NoValue`: its key or list item is removed. */
const noValue = Symbol('AWS::NoValue');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fail = (problem: string): never => {
  throw new TemplateError([problem]);
};

const asText = (value: unknown, where: string): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : fail(`${where} needs text`);

const asList = (value: unknown, where: string, length?: number): readonly unknown[] => {
  if (!Array.isArray(value)) return fail(`${where} needs a list`);
  if (length === undefined || value.length === length) return value;
  return fail(`${where} needs a list of ${length}`);
};

const reference = (scope: Scope, name: string): unknown =>
  name === 'AWS::NoValue'
    ? noValue
    : (scope.ref(name) ?? fail(`Ref ${name}: there is no such name`));

const attribute = (scope: Scope, logicalId: string, name: string): string =>
  scope.getAtt(logicalId, name) ?? fail(`GetAtt ${logicalId}.${name}: not known on this machine`);

/** `${Name}`, `${Resource.Attribute}` and `${!Literal}` in the text of Fn::Sub. */
const substitute = (scope: Scope, argument: unknown): string => {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  const values = isObject(own) ? own : fail('Fn::Sub needs a map of values');
  return asText(text, 'Fn::Sub').replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (Object.hasOwn(values, name))
      return asText(evaluate(values[name], scope), `Fn::Sub ${name}`);
    const dot = name.indexOf('.');
    return dot < 0
      ? asText(reference(scope, name), `Fn::Sub ${name}`)
      : attribute(scope, name.slice(0, dot), name.slice(dot + 1));
  });
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const evaluatePair = (argument: unknown, scope: Scope, where: string): readonly unknown[] =>
  asList(evaluate(argument, scope), where, 2);

const truth = (value: unknown, scope: Scope): boolean => {
  const result = evaluate(value, scope);
  return typeof result === 'boolean' ? result : fail('A condition must be true or false');
};

const functions: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => reference(scope, asText(argument, 'Ref')),
  Condition: (argument, scope) => scope.condition(asText(argument, 'Condition')),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, name] = asList(argument, 'Fn::GetAtt', 2);
    return attribute(scope, asText(logicalId, 'Fn::GetAtt'), asText(name, 'Fn::GetAtt'));
  },
  'Fn::Sub': (argument, scope) => substitute(scope, argument),
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = asList(argument, 'Fn::If', 3);
    return evaluate(scope.condition(asText(condition, 'Fn::If')) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = evaluatePair(argument, scope, 'Fn::Equals');
    return String(left) === String(right);
  },
  'Fn::Not': (argument, scope) => !truth(asList(argument, 'Fn::Not', 1)[0], scope),
  'Fn::And': (argument, scope) => asList(argument, 'Fn::And').every((part) => truth(part, scope)),
  'Fn::Or': (argument, scope) => asList(argument, 'Fn::Or').some((part) => truth(part, scope)),
  'Fn::Contains': (argument, scope) => {
    const [list, value] = evaluatePair(argument, scope, 'Fn::Contains');
    return asList(list, 'Fn::Contains').some((item) => String(item) === String(value));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, items] = evaluatePair(argument, scope, 'Fn::Join');
    const parts = asList(items, 'Fn::Join').map((item) => asText(item, 'Fn::Join'));
    return parts.join(asText(separator, 'Fn::Join'));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = evaluatePair(argument, scope, 'Fn::Split');
    return asText(text, 'Fn::Split').split(asText(separator, 'Fn::Split'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = evaluatePair(argument, scope, 'Fn::Select');
    const found = asList(items, 'Fn::Select')[Number(index)];
    return found ?? fail('Fn::Select: the list has no such item');
  },
};

/** Evaluates every intrinsic function in a value. Throws {@link TemplateError} for unknown names and functions. */
export const evaluate = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== noValue);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only !== undefined && entries.length === 1) {
    const [name, argument] = only;
    const intrinsic = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (intrinsic !== undefined) return intrinsic(argument, scope);
    if (name.startsWith('Fn::')) return fail(`${name} is not known on this machine`);
  }
  return Object.fromEntries(
    entries
      .map(([key, part]) => [key, evaluate(part, scope)] as const)
      .filter(([, part]) => part !== noValue),
  );
};
