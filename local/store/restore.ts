import type { Collection } from './collection.ts';
import type { Journal } from './journal.ts';

type Restorable = Pick<Collection<object>, 'restore' | 'entries'>;

/** Replays the journal, then rewrites it without overwritten and deleted values. */
export const restoreFrom = (
  journal: Journal,
  collections: Readonly<Record<string, Restorable>>,
): void => {
  for (const [name, key, value] of journal.read()) collections[name]?.restore(key, value);
  const live = Object.entries(collections).flatMap(([name, records]) =>
    [...records.entries()].map(([key, value]) => [name, key, value] as const),
  );
  journal.rewrite(live);
};
