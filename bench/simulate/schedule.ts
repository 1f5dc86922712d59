type Entry = { readonly at: number; readonly order: number; readonly run: () => void };

const isBefore = (a: Entry, b: Entry): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/** What happens in simulated time: a heap by time, and by order of arrival within a millisecond. */
export class Schedule {
  readonly #heap: Entry[] = [];
  #order = 0;
  /** Milliseconds since the simulation began. */
  now = 0;

  at(time: number, run: () => void): void {
    this.#order += 1;
    this.#heap.push({ at: Math.max(time, this.now), order: this.#order, run });
    this.#rise(this.#heap.length - 1);
  }

  after(ms: number, run: () => void): void {
    this.at(this.now + ms, run);
  }

  /** Runs everything before a time. */
  runUntil(end: number): void {
    for (let next = this.#heap[0]; next !== undefined && next.at < end; next = this.#heap[0]) {
      this.#removeFirst();
      this.now = next.at;
      next.run();
    }
  }

  #swap(a: number, b: number): void {
    const [left, right] = [this.#heap[a], this.#heap[b]];
    if (left === undefined || right === undefined) return;
    this.#heap[a] = right;
    this.#heap[b] = left;
  }

  #isBefore(a: number, b: number): boolean {
    const [left, right] = [this.#heap[a], this.#heap[b]];
    return left !== undefined && right !== undefined && isBefore(left, right);
  }

  #rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index === 0 || !this.#isBefore(index, parent)) return;
    this.#swap(index, parent);
    this.#rise(parent);
  }

  #sink(index: number): void {
    const left = 2 * index + 1;
    const smaller = this.#isBefore(left + 1, left) ? left + 1 : left;
    if (!this.#isBefore(smaller, index)) return;
    this.#swap(index, smaller);
    this.#sink(smaller);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }
}
