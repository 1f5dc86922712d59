import { type Operator, operators } from './operators.ts';

export type ConditionOperator =
  | { readonly kind: 'null' }
  | (Operator & {
      readonly kind: 'comparison';
      /** How many of a multivalued key's values must fit. */
      readonly quantifier: 'one' | 'all' | 'any';
      readonly ifExists: boolean;
    });

const quantifiers = { forallvalues: 'all', foranyvalue: 'any' } as const;

const name = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/;

const isSet = (text: string | undefined): text is keyof typeof quantifiers =>
  text !== undefined && text in quantifiers;

/** Names are compared without their case. Undefined for an operator that is not modelled. */
export const parseOperator = (text: string): ConditionOperator | undefined => {
  const lower = text.toLowerCase();
  if (lower === 'null') return { kind: 'null' };
  const [, set, base = '', ifExists] = name.exec(lower) ?? [];
  const operator = operators.get(base);
  if (operator === undefined) return undefined;
  return {
    kind: 'comparison',
    ...operator,
    quantifier: isSet(set) ? quantifiers[set] : 'one',
    ifExists: ifExists !== undefined,
  };
};
