/** A line that says what is under way; it is replaced in a terminal and left out elsewhere. */
export type ProgressLine = {
  show(text: string): void;
  /** Ends the line: with a text that stays, or without a trace. */
  end(text?: string): void;
};

type Output = Pick<NodeJS.WriteStream, 'write'> & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

const clearLine = '\r\u001B[K';

/**
 * One line of progress, the same for every command. Own, not the spinner of @clack/prompts: that one reads the keyboard
 * and ends the process with exit code 0 at Ctrl-C, while attach undoes itself first (docs/decisions/0011).
 */
export const progressLine = (output: Output): ProgressLine => ({
  show: (text) => {
    if (output.isTTY !== true) return;
    output.write(`${clearLine}${text.slice(0, (output.columns ?? 80) - 1)}`);
  },
  end: (text) => {
    if (output.isTTY === true) output.write(clearLine);
    if (text !== undefined) output.write(`${text}\n`);
  },
});

/** Shows nothing. */
export const silentLine: ProgressLine = { show: () => undefined, end: () => undefined };

/** Does one step of a run; its title stays, with a mark for how it ended. */
export const withProgress = async <Result>(
  output: Output,
  title: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const line = progressLine(output);
  line.show(`… ${title}`);
  try {
    const result = await work();
    line.end(`✔ ${title}`);
    return result;
  } catch (error) {
    line.end(`✖ ${title}`);
    throw error;
  }
};

const cells = 24;

/** `████░░░░ 120 of about 480 users`; Cognito only estimates how many users a pool has. */
export const barOf = (done: number, estimate: number, noun: string): string => {
  const total = Math.max(estimate, done, 1);
  const full = Math.round((done / total) * cells);
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${done} of about ${total} ${noun}`;
};
