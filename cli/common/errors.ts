import { type Call, callOf } from './calls.ts';
import { causes } from './causes.ts';
import { errorName } from './error-name.ts';

/** Something that a command cannot do, in words for its user. Never holds an address, an attribute or a row. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

const subjectOf = ({ operation, host }: Call): string =>
  host === undefined ? operation : `${operation} at ${host}`;

/**
 * What failed, why, and what to do: our own words, or operation, host, name and remedy of an error that is not ours. The
 * text of such an error is left out, since it may repeat what was sent.
 */
export const explain = (error: unknown): string => {
  if (error instanceof CliError) return error.message;
  const name = errorName(error);
  const call = callOf(error);
  const failed = call === undefined ? 'Failed' : `${subjectOf(call)} failed`;
  const cause = causes.find(({ matches }) => matches({ error, name, call }));
  if (cause === undefined) return `${failed}: ${name}.`;
  return `${failed}: ${cause.what} (${name}). ${cause.remedy({ error, name, call })}`;
};
