/** What a record can be found by. */
export type NamesOf<T> = (record: T) => readonly string[];

/** The keys of records by their names, so that a look-up costs the same with ten records and with ten thousand. */
export class NameIndex<T> {
  readonly #keys = new Map<string, Set<string>>();
  readonly #namesOf: NamesOf<T>;

  constructor(namesOf: NamesOf<T>) {
    this.#namesOf = namesOf;
  }

  /** The keys of the records that have this name, the one that has had it longest first. */
  keysOf(name: string): readonly string[] {
    return [...(this.#keys.get(name) ?? [])];
  }

  /** Names that both records have stay where they are. */
  replace(key: string, before: T | undefined, after: T | undefined): void {
    const [old, current] = [this.#names(before), this.#names(after)];
    for (const name of old) if (!current.has(name)) this.#remove(name, key);
    for (const name of current) this.#add(name, key);
  }

  #names(record: T | undefined): ReadonlySet<string> {
    return new Set(record === undefined ? [] : this.#namesOf(record));
  }

  #add(name: string, key: string): void {
    const keys = this.#keys.get(name);
    if (keys === undefined) this.#keys.set(name, new Set([key]));
    else keys.add(key);
  }

  #remove(name: string, key: string): void {
    const keys = this.#keys.get(name);
    keys?.delete(key);
    if (keys?.size === 0) this.#keys.delete(name);
  }
}
