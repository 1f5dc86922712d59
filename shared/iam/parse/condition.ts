import type { Condition } from '../document.ts';
import { placeOf, readFields, readOneOrMany } from './fields.ts';
import { MalformedPolicyError } from './malformed.ts';

/** IAM takes `true` and `5` for `"true"` and `"5"`. */
const readValue = (value: unknown, place: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new MalformedPolicyError(place, 'must be a string, a number or a boolean');
};

const readKeys = (value: unknown, place: string): Condition[string] =>
  Object.fromEntries(
    Object.entries(readFields(value, place)).map(([key, values]) => [
      key,
      readOneOrMany(values, placeOf(place, key), readValue),
    ]),
  );

/** Any operator is taken: one that is not known is a matter of judging, so that the document's other statements count. */
export const readCondition = (value: unknown, place: string): Condition =>
  Object.fromEntries(
    Object.entries(readFields(value, place)).map(([operator, keys]) => [
      operator,
      readKeys(keys, placeOf(place, operator)),
    ]),
  );
