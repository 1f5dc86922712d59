import type { Shape } from './model.ts';
import { compilePattern } from './pattern.ts';

/** One constraint of a shape: the API's words, and whether a value satisfies it. */
export type Constraint = { readonly text: string; satisfied(value: unknown): boolean };

const isNumber = ({ type }: Shape): boolean => type === 'integer' || type === 'long';

/** A text's length counts code points (Smithy: length trait). */
const sizeOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
};

const boundsOf = (shape: Shape): Constraint[] => {
  const { min, max } = shape;
  const what = isNumber(shape) ? 'value' : 'length';
  return [
    ...(max === undefined
      ? []
      : [
          {
            text: `Member must have ${what} less than or equal to ${max}`,
            satisfied: (value: unknown) => sizeOf(value) <= max,
          },
        ]),
    ...(min === undefined
      ? []
      : [
          {
            text: `Member must have ${what} greater than or equal to ${min}`,
            satisfied: (value: unknown) => sizeOf(value) >= min,
          },
        ]),
  ];
};

const patternOf = ({ pattern }: Shape): Constraint[] => {
  if (pattern === undefined) return [];
  const compiled = compilePattern(pattern);
  return [
    {
      text: `Member must satisfy regular expression pattern: ${pattern}`,
      satisfied: (value) => typeof value === 'string' && compiled.test(value),
    },
  ];
};

const enumOf = ({ enum: values }: Shape): Constraint[] =>
  values === undefined
    ? []
    : [
        {
          text: `Member must satisfy enum value set: [${values.join(', ')}]`,
          satisfied: (value) => values.some((known) => known === value),
        },
      ];

const known = new WeakMap<Shape, readonly Constraint[]>();

/** The constraints of a shape, in the order in which AWS lists them: length or value, pattern, enum. */
export const constraintsOf = (shape: Shape): readonly Constraint[] => {
  const cached = known.get(shape);
  if (cached !== undefined) return cached;
  const all = [...boundsOf(shape), ...patternOf(shape), ...enumOf(shape)];
  known.set(shape, all);
  return all;
};
