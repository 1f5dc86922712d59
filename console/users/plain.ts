import { isObject, listAt } from '../state/json.ts';

/** DynamoDB's typed JSON as plain JSON; what is not of its form stays as it is. */
export const plain = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, typed]) => [key, plainValue(typed)]);
  return Object.fromEntries(entries);
};

const plainValue = (typed: unknown): unknown => {
  if (!isObject(typed)) return typed;
  if ('L' in typed) return listAt(typed, 'L').map(plainValue);
  if ('M' in typed) return plain(typed.M);
  if ('N' in typed) return Number(typed.N);
  return 'NULL' in typed ? null : Object.values(typed)[0];
};
