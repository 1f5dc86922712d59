/** Something that a command cannot do, said to whoever ran it. Never holds an address, an attribute or a row. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** An error's name, which is all of an AWS error that is printed: its text may repeat what was sent. */
export const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : 'UnknownError';

/** What is said of a failure: our own words, or the name of an error that is not ours. */
export const explain = (error: unknown): string =>
  error instanceof CliError ? error.message : `It failed: ${errorName(error)}.`;
