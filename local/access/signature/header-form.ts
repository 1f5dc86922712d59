import { algorithm, type Claim, claimOf } from './claim.ts';
import { type Problem, problem } from './problem.ts';
import type { WireRequest } from './wire-request.ts';

const malformed = (detail: string): Problem => problem('malformed', 'header', detail);

const faults = {
  credential: 'Credential must be ID/date/region/service/aws4_request',
  stamp: "Authorization header requires existence of 'X-Amz-Date'",
};

/** Parts by name. A name that is given twice counts as malformed: two readers could take two keys from it. */
const partsOf = (text: string): ReadonlyMap<string, string> | undefined => {
  const pairs = text.split(',').map((part): [string, string] => {
    const equals = part.indexOf('=');
    return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
  });
  const parts = new Map(pairs);
  return parts.size === pairs.length ? parts : undefined;
};

/** Names what is missing, as AWS's own message does. */
const findMissing = (parts: ReadonlyMap<string, string>): string | undefined =>
  ['Credential', 'Signature', 'SignedHeaders'].find((name) => !parts.get(name));

/**
 * The claim in `Authorization: AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...`.
 *
 * @see IAM User Guide, reference_sigv-authentication-methods
 */
export const readHeaderForm = ({ headers }: Pick<WireRequest, 'headers'>): Claim | Problem => {
  const header = headers.get('authorization');
  if (header === undefined) return problem('missing', 'header');
  if (!header.startsWith(`${algorithm} `)) return malformed(`Authorization is not ${algorithm}`);
  const parts = partsOf(header.slice(algorithm.length + 1));
  if (parts === undefined) return malformed('Authorization header has a parameter twice');
  const missing = findMissing(parts);
  if (missing !== undefined)
    return malformed(`Authorization header requires '${missing}' parameter`);
  const stamp = headers.get('x-amz-date') ?? '';
  const sessionToken = headers.get('x-amz-security-token');
  return claimOf('header', { parts, stamp, sessionToken }, faults);
};
