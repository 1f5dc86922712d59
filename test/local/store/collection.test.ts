import { expect, it } from 'vitest';
import { Collection } from '../../../local/store/collection.ts';
import fc from '../../support/properties.ts';

type Named = { readonly names: readonly string[] };

const name = fc.constantFrom('a', 'b', 'c', 'd');
const key = fc.constantFrom('1', '2', '3');
const change = fc.record({
  kind: fc.constantFrom('put', 'delete', 'restore'),
  key,
  names: fc.array(name, { maxLength: 3 }),
});

const apply = (
  records: Collection<Named>,
  { kind, key: at, names }: { kind: string; key: string; names: readonly string[] },
): void => {
  if (kind === 'put') records.put(at, { names });
  else if (kind === 'restore') records.restore(at, { names });
  else records.delete(at);
};

it('finds by a name exactly the records that have it, after any changes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), name, (changes, sought) => {
      const records = new Collection<Named>(
        () => undefined,
        ({ names }) => names,
      );
      for (const each of changes) apply(records, each);

      const scanned = records.values().filter(({ names }) => names.includes(sought));

      expect(new Set(records.named(sought))).toEqual(new Set(scanned));
    }),
  );
});

it('does not find by a name that a record had before', () => {
  const records = new Collection<Named>(
    () => undefined,
    ({ names }) => names,
  );
  records.put('1', { names: ['old'] });
  records.put('1', { names: ['new'] });

  expect(records.named('old')).toEqual([]);
  expect(records.named('new')).toEqual([{ names: ['new'] }]);
});
