/** Fields that the recorder adds to each entry. */
export type Recorded<T> = T & { readonly id: number };

/** Entries, oldest first. Above the limit the oldest are dropped. Ids keep rising after `clear`. */
export type Recorder<T> = {
  add(entry: T): Recorded<T>;
  /** Oldest first; only those with a higher id than `since`. */
  list(since?: number): readonly Recorded<T>[];
  clear(): void;
};

/** Keeps the last `limit` entries, so that a stack that runs for days does not grow without bound. */
export const createRecorder = <T extends object>(limit = 2_000): Recorder<T> => {
  let entries: Recorded<T>[] = [];
  let lastId = 0;
  return {
    add: (entry) => {
      lastId += 1;
      const recorded = { id: lastId, ...entry };
      entries.push(recorded);
      // Trimmed in blocks: moving the array once for many entries costs less.
      if (entries.length >= limit * 2) entries = entries.slice(-limit);
      return recorded;
    },
    list: (since = 0) => entries.slice(-limit).filter(({ id }) => id > since),
    clear: () => {
      entries = [];
    },
  };
};
