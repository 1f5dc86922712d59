import { type Call, callOf } from './calls.ts';
import { type Cause, causes, type Failure } from './causes.ts';
import { errorName } from './error-name.ts';

/** Something that a command cannot do, in words for its user. Never holds an address, an attribute or a row. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

const failureOf = (error: unknown): Failure => ({
  error,
  name: errorName(error),
  call: callOf(error),
});

const causeOf = (failure: Failure): Cause | undefined =>
  causes.find(({ matches }) => matches(failure));

const subjectOf = (call: Call | undefined): string => {
  if (call === undefined) return 'Failed';
  return call.host === undefined
    ? `${call.operation} failed`
    : `${call.operation} at ${call.host} failed`;
};

/**
 * What failed and why, as far as the table of causes knows, without a full stop: operation, host, cause, and the error's
 * name. The error's own text is left out, since it may repeat what was sent.
 */
export const whatFailed = (error: unknown): string => {
  const failure = failureOf(error);
  const cause = causeOf(failure);
  const why = cause === undefined ? failure.name : `${cause.what} (${failure.name})`;
  return `${subjectOf(failure.call)}: ${why}`;
};

/** What to do about it; nothing where the table of causes has no row for it. */
export const remedyFor = (error: unknown): string | undefined => {
  const failure = failureOf(error);
  return causeOf(failure)?.remedy(failure);
};

/** What a command says of a failure: our own words, or what failed and the remedy. */
export const explain = (error: unknown): string => {
  if (error instanceof CliError) return error.message;
  const remedy = remedyFor(error);
  return `${whatFailed(error)}.${remedy === undefined ? '' : ` ${remedy}`}`;
};
