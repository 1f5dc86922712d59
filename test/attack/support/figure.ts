import type { TestContext } from 'vitest';

/** What an attack reached, and what it may reach at most. The reporter prints it, and all of them in one table. */
export type Figure = {
  readonly family: string;
  readonly figure: string;
  readonly goal: string;
};

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Keeps a figure of this test, also where the test fails after it. */
export const report = ({ task }: Pick<TestContext, 'task'>, figure: Figure): void => {
  task.meta.figures = [...(task.meta.figures ?? []), figure];
};

/** `guessing: 30 comparisons in 24 h at most (goal 30)` */
export const lineOf = ({ family, figure, goal }: Figure): string =>
  `${family}: ${figure} (goal ${goal})`;
