import type { TestStack } from '../../support/stack/stack.ts';

type Task = { readonly at: number; readonly run: () => Promise<void> };

/**
 * Tasks by the stack's clock, in milliseconds since 1970. The clock is moved to the next task's time; it also runs by itself,
 * so a task may run later than its time and never earlier.
 */
export class Schedule {
  readonly #stack: TestStack;
  #tasks: Task[] = [];
  #aheadMs = 0;

  constructor(stack: TestStack) {
    this.#stack = stack;
  }

  get now(): number {
    return Date.now() + this.#aheadMs;
  }

  at(at: number, run: () => Promise<void>): void {
    this.#tasks.push({ at, run });
  }

  after(ms: number, run: () => Promise<void>): void {
    this.at(this.now + ms, run);
  }

  async #moveTo(at: number): Promise<void> {
    const seconds = (at - this.now) / 1000;
    if (seconds <= 0) return;
    const { now } = await this.#stack.call<{ now: string }>('POST', 'clock', {
      advanceSeconds: seconds,
    });
    this.#aheadMs = Date.parse(now) - Date.now();
  }

  /** Runs what is due, and what comes of it, until nothing is left before `end`. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      this.#tasks.sort((a, b) => a.at - b.at);
      const next = this.#tasks[0];
      if (next === undefined || next.at > end) return;
      this.#tasks.shift();
      await this.#moveTo(next.at);
      await next.run();
    }
  }
}
