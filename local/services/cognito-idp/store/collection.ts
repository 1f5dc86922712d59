/** Called with every change before the change is visible. */
export type OnChange<T> = (key: string, value: T | undefined) => void;

/** Records by key, in memory; each change goes to the journal first. Records are replaced, never modified. */
export class Collection<T extends object> {
  readonly #records = new Map<string, T>();
  readonly #onChange: OnChange<T>;

  constructor(onChange: OnChange<T>) {
    this.#onChange = onChange;
  }

  get(key: string): T | undefined {
    return this.#records.get(key);
  }

  values(): readonly T[] {
    return [...this.#records.values()];
  }

  entries(): Iterable<readonly [string, T]> {
    return this.#records.entries();
  }

  put(key: string, record: T): T {
    this.#onChange(key, record);
    this.#records.set(key, record);
    return record;
  }

  delete(key: string): void {
    if (!this.#records.has(key)) return;
    this.#onChange(key, undefined);
    this.#records.delete(key);
  }

  /** Restores a record from the journal. */
  restore(key: string, record: unknown): void {
    if (record === undefined) this.#records.delete(key);
    // The journal holds only values that `put` was given.
    else this.#records.set(key, record as T);
  }
}
