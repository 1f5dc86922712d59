import type { Reporter, TestCase } from 'vitest/node';
import { type Figure, lineOf } from './figure.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Prints each figure when its test ends, and a table of all at the end. */
export default class FiguresReporter implements Reporter {
  readonly #rows: (Figure & { readonly held: string })[] = [];

  onTestCaseResult(testCase: TestCase): void {
    const held = testCase.result().state === 'passed' ? 'yes' : 'NO';
    for (const figure of testCase.meta().figures ?? []) {
      console.log(lineOf(figure));
      this.#rows.push({ ...figure, held });
    }
  }

  onTestRunEnd(): void {
    console.log(`\n${row(['attack', 'figure', 'goal', 'held'])}`);
    console.log(row(['---', '---', '---', '---']));
    for (const { family, figure, goal, held } of this.#rows) {
      console.log(row([family, figure, goal, held]));
    }
  }
}
