import { NameIndex, type NamesOf } from './name-index.ts';

/** Called with every change, before it can be seen. */
export type OnChange<T> = (key: string, value: T | undefined) => void;

/** Records by key, in memory; each change goes to the journal first. Records are replaced, never modified. */
export class Collection<T extends object> {
  readonly #records = new Map<string, T>();
  readonly #names: NameIndex<T>;
  readonly #onChange: OnChange<T>;

  /** @param namesOf what records can be found by beside their key */
  constructor(onChange: OnChange<T>, namesOf: NamesOf<T> = () => []) {
    this.#onChange = onChange;
    this.#names = new NameIndex(namesOf);
  }

  get(key: string): T | undefined {
    return this.#records.get(key);
  }

  /** The records that have this name. */
  named(name: string): readonly T[] {
    return this.#names.keysOf(name).flatMap((key) => this.#records.get(key) ?? []);
  }

  values(): readonly T[] {
    return [...this.#records.values()];
  }

  entries(): Iterable<readonly [string, T]> {
    return this.#records.entries();
  }

  put(key: string, record: T): T {
    this.#onChange(key, record);
    this.#set(key, record);
    return record;
  }

  delete(key: string): void {
    if (!this.#records.has(key)) return;
    this.#onChange(key, undefined);
    this.#set(key, undefined);
  }

  /** Restores a record from the journal. */
  restore(key: string, record: unknown): void {
    // The journal holds only what `put` was given.
    this.#set(key, record as T | undefined);
  }

  #set(key: string, record: T | undefined): void {
    this.#names.replace(key, this.#records.get(key), record);
    if (record === undefined) this.#records.delete(key);
    else this.#records.set(key, record);
  }
}
