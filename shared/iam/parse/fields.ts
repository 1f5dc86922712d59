import { MalformedPolicyError } from './malformed.ts';

/*
 * The readers of JSON values. Each takes the place of its value and names it when it throws.
 */

export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const placeOf = (place: string, field: string): string =>
  place === '' ? field : `${place}.${field}`;

/** An object, of these fields at most where they are given. A field set to undefined counts as absent. */
export const readFields = (value: unknown, place: string, known?: readonly string[]): Fields => {
  if (!isFields(value)) throw new MalformedPolicyError(place, 'must be an object');
  const present = Object.entries(value).filter(([, one]) => one !== undefined);
  const unknown = present.find(([field]) => known !== undefined && !known.includes(field));
  if (unknown !== undefined) {
    throw new MalformedPolicyError(placeOf(place, unknown[0]), 'is not an element of a policy');
  }
  return Object.fromEntries(present);
};

export const readText = (value: unknown, place: string): string => {
  if (typeof value !== 'string') throw new MalformedPolicyError(place, 'must be a string');
  return value;
};

/** One or many, as a list. */
export const readOneOrMany = <T>(
  value: unknown,
  place: string,
  read: (one: unknown, place: string) => T,
): readonly T[] =>
  Array.isArray(value)
    ? Array.from(value, (one: unknown, index) => read(one, `${place}[${index}]`))
    : [read(value, place)];

/** One text or a list of at least one. */
export const readTexts = (
  value: unknown,
  place: string,
  read: (one: unknown, place: string) => string = readText,
): readonly string[] => {
  const texts = readOneOrMany(value, place, read);
  if (texts.length === 0) throw new MalformedPolicyError(place, 'must not be empty');
  return texts;
};

export const readOneOf = <T extends string>(
  value: unknown,
  place: string,
  allowed: readonly T[],
): T => {
  const found = allowed.find((one) => one === value);
  if (found === undefined) {
    throw new MalformedPolicyError(place, `must be ${allowed.join(' or ')}`);
  }
  return found;
};
