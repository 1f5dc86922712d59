import { contextValues, meaningOfMissing } from '../call.ts';
import type { Statement } from '../document.ts';
import type { Scope } from '../operators/comparison.ts';
import { type ConditionOperator, parseOperator } from '../operators/operator-name.ts';
import { every, holds, not, type Outcome, some, unknown } from './outcome.ts';

type Comparing = Extract<ConditionOperator, { kind: 'comparison' }>;

/** One key under one operator: what has to hold. */
export type Test = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
};

export const testsOf = ({ Condition = {} }: Statement): readonly Test[] =>
  Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  );

/** `ForAllValues` holds on an absent key, so that an Allow with it needs a `Null` condition beside it. */
const withoutKey = ({ quantifier, ifExists, negated }: Comparing): Outcome => {
  if (ifExists || quantifier === 'all') return holds(true);
  return holds(negated && quantifier === 'one');
};

/** The policy's values are alternatives; a negated operator holds where none of them fits. */
const compareOne = (operator: Comparing, test: Test, value: string, scope: Scope): Outcome => {
  const fits = some(test.values.map((one) => operator.compare(one, value, scope)));
  return operator.negated ? not(fits) : fits;
};

const compareAll = (
  operator: Comparing,
  test: Test,
  values: readonly string[],
  scope: Scope,
): Outcome => {
  const outcomes = values.map((value) => compareOne(operator, test, value, scope));
  if (operator.quantifier === 'any') return some(outcomes);
  if (operator.quantifier === 'all' || outcomes.length === 1) return every(outcomes);
  return unknown(`${test.operator} on ${test.key}, which has several values`);
};

/** `true` asks for the key's absence, `false` for its presence. */
const compareAbsence = (values: readonly string[], isAbsent: boolean): Outcome =>
  some(
    values.map((value) =>
      /^(true|false)$/i.test(value)
        ? holds(isAbsent === (value.toLowerCase() === 'true'))
        : unknown('Null value that is neither true nor false'),
    ),
  );

export const evaluateTest = (test: Test, scope: Scope): Outcome => {
  const operator = parseOperator(test.operator);
  if (operator === undefined) return unknown(`operator ${test.operator}`);
  if (test.values.length === 0) return unknown(`${test.operator} on ${test.key} without values`);
  const found = contextValues(scope.call, test.key);
  if (found === undefined && meaningOfMissing(scope.call, test.key) === 'unknown') {
    return unknown(`value of ${test.key}`);
  }
  if (operator.kind === 'null') return compareAbsence(test.values, found === undefined);
  // An empty text counts as no value for ForAllValues.
  const isEmpty = found === undefined || (found === '' && operator.quantifier === 'all');
  if (isEmpty) return withoutKey(operator);
  return compareAll(operator, test, typeof found === 'string' ? [found] : found, scope);
};
