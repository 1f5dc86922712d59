import type { Statement } from '../document.ts';
import { parseOperator } from '../operators/operator-name.ts';
import { testsOf } from './condition.ts';

const limiting = ['stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike'];

/** Negations, IfExists and ForAllValues hold for a call without the key, and so limit nothing. */
const limits = (operatorText: string): boolean =>
  parseOperator(operatorText) !== undefined &&
  limiting.includes(operatorText.toLowerCase().replace('foranyvalue:', ''));

/** The values that the statement limits a key to; undefined where it does not limit it. */
export const limitedTo = (statement: Statement, key: string): readonly string[] | undefined =>
  testsOf(statement).find(
    (test) => test.key.toLowerCase() === key.toLowerCase() && limits(test.operator),
  )?.values;
