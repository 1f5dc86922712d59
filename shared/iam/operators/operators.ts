import { ipAddress } from './addresses.ts';
import type { Comparison } from './comparison.ts';
import { dated, numeric } from './numbers.ts';
import { binaryEquals, bool } from './others.ts';
import { arnLike, stringEquals, stringEqualsIgnoreCase, stringLike } from './texts.ts';

/** `negated`: holds where the comparison fits none of the policy's values, and where the key is absent. */
export type Operator = { readonly compare: Comparison; readonly negated: boolean };

const is = (compare: Comparison): Operator => ({ compare, negated: false });
const isNot = (compare: Comparison): Operator => ({ compare, negated: true });

/**
 * Every operator but `Null`, by its name in lower case.
 *
 * @see IAM User Guide, reference_policies_elements_condition_operators
 */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ['stringequals', is(stringEquals)],
  ['stringnotequals', isNot(stringEquals)],
  ['stringequalsignorecase', is(stringEqualsIgnoreCase)],
  ['stringnotequalsignorecase', isNot(stringEqualsIgnoreCase)],
  ['stringlike', is(stringLike)],
  ['stringnotlike', isNot(stringLike)],
  ['numericequals', is(numeric('equals'))],
  ['numericnotequals', isNot(numeric('equals'))],
  ['numericlessthan', is(numeric('lessThan'))],
  ['numericlessthanequals', is(numeric('lessThanEquals'))],
  ['numericgreaterthan', is(numeric('greaterThan'))],
  ['numericgreaterthanequals', is(numeric('greaterThanEquals'))],
  ['dateequals', is(dated('equals'))],
  ['datenotequals', isNot(dated('equals'))],
  ['datelessthan', is(dated('lessThan'))],
  ['datelessthanequals', is(dated('lessThanEquals'))],
  ['dategreaterthan', is(dated('greaterThan'))],
  ['dategreaterthanequals', is(dated('greaterThanEquals'))],
  ['bool', is(bool)],
  ['binaryequals', is(binaryEquals)],
  ['ipaddress', is(ipAddress)],
  ['notipaddress', isNot(ipAddress)],
  ['arnequals', is(arnLike)],
  ['arnlike', is(arnLike)],
  ['arnnotequals', isNot(arnLike)],
  ['arnnotlike', isNot(arnLike)],
]);
