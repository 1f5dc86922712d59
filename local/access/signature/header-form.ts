import { algorithm, type Claim, isStamp, readCredential } from './claim.ts';
import { type Problem, problem } from './problem.ts';
import type { WireRequest } from './wire-request.ts';

const malformed = (detail: string): Problem => problem('malformed', 'header', detail);

const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(',').map((part): [string, string] => {
      const equals = part.indexOf('=');
      return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
    }),
  );

/** Names what is missing, as AWS's own message does. */
const findMissing = (fields: ReadonlyMap<string, string>): string | undefined =>
  ['Credential', 'Signature', 'SignedHeaders'].find((name) => !fields.get(name));

/**
 * The claim in `Authorization: AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...`.
 *
 * @see IAM User Guide, reference_sigv-authentication-methods
 */
export const readHeaderForm = ({ headers }: WireRequest): Claim | Problem => {
  const header = headers.get('authorization');
  if (header === undefined) return problem('missing', 'header');
  if (!header.startsWith(`${algorithm} `)) return malformed(`Authorization is not ${algorithm}`);
  const fields = fieldsOf(header.slice(algorithm.length + 1));
  const missing = findMissing(fields);
  if (missing !== undefined)
    return malformed(`Authorization header requires '${missing}' parameter`);
  const credential = readCredential(fields.get('Credential') ?? '');
  if (credential === undefined)
    return malformed('Credential must be ID/date/region/service/aws4_request');
  const stamp = headers.get('x-amz-date') ?? '';
  if (!isStamp(stamp)) return malformed("Authorization header requires existence of 'X-Amz-Date'");
  return {
    form: 'header',
    ...credential,
    stamp,
    signedHeaders: (fields.get('SignedHeaders') ?? '').split(';'),
    signature: fields.get('Signature') ?? '',
    sessionToken: headers.get('x-amz-security-token'),
  };
};
