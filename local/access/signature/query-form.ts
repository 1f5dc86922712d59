import { algorithm, type Claim, claimOf } from './claim.ts';
import { isProblem, type Problem, problem } from './problem.ts';
import { parametersOf, type WireRequest } from './wire-request.ts';

const malformed = (detail: string): Problem => problem('malformed', 'query', detail);

/** A week, the most that a presigned URL may last. */
const maxExpiresSeconds = 604_800;

const required = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

const faults = {
  credential: 'Error parsing the X-Amz-Credential parameter',
  stamp: "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
};

/** By the decoded names: `X%2DAmz-Signature` is one too. */
export const isPresigned = ({ query }: WireRequest): boolean =>
  (parametersOf(query) ?? []).some(([name]) =>
    ['X-Amz-Algorithm', 'X-Amz-Signature', 'X-Amz-Credential'].includes(name),
  );

const readExpires = (text: string): number | Problem => {
  if (!/^\d{1,10}$/.test(text)) return malformed('X-Amz-Expires should be a number');
  const seconds = Number(text);
  if (seconds === 0) return malformed('X-Amz-Expires must be greater than 0');
  return seconds <= maxExpiresSeconds
    ? seconds
    : malformed(`X-Amz-Expires must be less than a week (in seconds) that is ${maxExpiresSeconds}`);
};

/** Values by name without `X-Amz-`; a name that is given twice counts as malformed. */
const valuesOf = (query: string): ReadonlyMap<string, string> | undefined => {
  const ours = parametersOf(query)?.filter(([name]) => name.startsWith('X-Amz-'));
  const values = new Map(ours?.map(([name, value]) => [name.slice('X-Amz-'.length), value]));
  return ours?.length === values.size ? values : undefined;
};

/**
 * The claim in the query of a presigned URL.
 *
 * @see Amazon S3 API reference, sigv4-query-string-auth
 */
export const readQueryForm = ({ query }: WireRequest): Claim | Problem => {
  const values = valuesOf(query);
  if (values === undefined) return malformed('The query cannot be read');
  const missing = required.find((name) => !values.get(name));
  if (missing !== undefined) {
    return malformed(`Query-string authentication requires the X-Amz-${missing} parameter`);
  }
  if (values.get('Algorithm') !== algorithm)
    return malformed(`X-Amz-Algorithm only supports "${algorithm}"`);
  const expiresSeconds = readExpires(values.get('Expires') ?? '');
  if (typeof expiresSeconds !== 'number') return expiresSeconds;
  const stamp = values.get('Date') ?? '';
  const sessionToken = values.get('Security-Token');
  const claim = claimOf('query', { parts: values, stamp, sessionToken }, faults);
  return isProblem(claim) ? claim : { ...claim, expiresSeconds };
};
