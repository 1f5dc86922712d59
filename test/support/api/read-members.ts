import * as v from 'valibot';

const record = v.looseObject({
  type: v.string(),
  wrapped: v.optional(v.unknown()),
  entries: v.optional(v.record(v.string(), v.unknown())),
  item: v.optional(v.unknown()),
});

/** How far a schema of an operation reads its input. */
export type Reading = 'reads' | 'keeps' | 'drops' | 'refuses';

/**
 * Whether a schema reads the member at this path, keeps it with the structure around it unread, refuses it or drops it. A
 * structure that is kept whole is a loose object.
 */
export const readingOf = (schema: unknown, path: readonly string[]): Reading => {
  const { type, wrapped, entries = {}, item } = v.parse(record, schema);
  if (wrapped !== undefined) return readingOf(wrapped, path);
  if (item !== undefined) return readingOf(item, path);
  const [name, ...rest] = path;
  if (name === undefined) return 'reads';
  if (Object.hasOwn(entries, name)) return readingOf(entries[name], rest);
  if (type === 'strict_object') return 'refuses';
  return type === 'loose_object' ? 'keeps' : 'drops';
};
