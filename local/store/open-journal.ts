import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Collection } from './collection.ts';
import { Journal } from './journal.ts';
import type { NamesOf } from './name-index.ts';
import { restoreFrom } from './restore.ts';

/** A journal and the collections that write to it. */
export type Opened = {
  collection<T extends object>(name: string, namesOf?: NamesOf<T>): Collection<T>;
  /** Fills the collections with what the journal holds. */
  restore(collections: Parameters<typeof restoreFrom>[1]): void;
  close(): void;
};

/** In a directory (created if missing, readable only by its owner), or in memory. */
export const openJournal = (directory: string | undefined, file: string): Opened => {
  if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const journal = directory === undefined ? undefined : new Journal(join(directory, file));
  return {
    collection: <T extends object>(name: string, namesOf?: NamesOf<T>) =>
      new Collection<T>((key, value) => journal?.append([name, key, value]), namesOf),
    restore: (collections) => {
      if (journal !== undefined) restoreFrom(journal, collections);
    },
    close: () => journal?.close(),
  };
};
