import { isDeepStrictEqual } from 'node:util';

/** JSON as it is on the wire: what AWS answered, before any SDK read it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member as an object, or an empty one. */
export const objectAt = (value: JsonObject, name: string): JsonObject => {
  const found = value[name];
  return isObject(found) ? found : {};
};

/** The member as a text that says something: an empty one is as good as none. */
export const textAt = (value: JsonObject, name: string): string | undefined => {
  const found = value[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
};

export const without = (value: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/**
 * Without nulls and empty texts, at every depth. Describe answers both for «not set», while UpdateUserPool refuses them
 * («The message is invalid», aws-cli 8280): leaving them out says the same, and so does leaving out a structure that
 * holds nothing else. A tag may well have an empty value.
 */
export const withoutBlanks = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, Json][] => {
      if (member === null || member === '') return [];
      if (!isObject(member) || name === 'UserPoolTags' || isHollow(member)) return [[name, member]];
      const filled = withoutBlanks(member);
      return isHollow(filled) ? [] : [[name, filled]];
    }),
  );

/** A structure without members: it says as much as none. */
export const isHollow = (value: Json): boolean =>
  isObject(value) && Object.keys(value).length === 0;

/** Without structures that hold nothing, at every depth. */
export const withoutHollow = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, isObject(member) ? withoutHollow(member) : member] as const)
      .filter(([, member]) => !isHollow(member)),
  );

export type Difference = { readonly path: string; readonly before?: Json; readonly after?: Json };

const differenceAt = (path: string, before?: Json, after?: Json): Difference => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

/** Every place where two values differ. The order of an object's members means nothing, that of a list does. */
export const differencesOf = (
  before: Json | undefined,
  after: Json | undefined,
  path = '',
): readonly Difference[] => {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      differencesOf(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return isDeepStrictEqual(before, after) ? [] : [differenceAt(path, before, after)];
};

export const same = (one: Json | undefined, other: Json | undefined): boolean =>
  isDeepStrictEqual(one, other);
