import type { Claim } from './claim.ts';
import { sha256 } from './digests.ts';
import { parametersOf, type WireRequest } from './wire-request.ts';

/** RFC 3986: everything but letters, digits and `-._~`. */
export const encodeUri = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** S3 signs the path as it is encoded on the wire; every other service encodes it once more. */
const canonicalPath = (path: string, service: string): string =>
  service === 's3' ? path : path.split('/').map(encodeUri).join('/');

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** A presigned URL cannot sign its own signature. In the other form a parameter of that name is one like all. */
const isSignature = (form: Claim['form'], name: string): boolean =>
  form === 'query' && name === 'X-Amz-Signature';

const canonicalQuery = (query: string, form: Claim['form']): string | undefined =>
  parametersOf(query)
    ?.filter(([name]) => !isSignature(form, name))
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');

const canonicalHeaders = (
  headers: WireRequest['headers'],
  signedHeaders: readonly string[],
): string => signedHeaders.map((name) => `${name}:${headers.get(name) ?? ''}\n`).join('');

/**
 * The hash of the canonical request; undefined where the query cannot be decoded, and where a header was signed that is
 * not there: without its line an empty one could be taken out on the way.
 *
 * @see IAM User Guide, reference_sigv-create-signed-request, step 1 and 2
 */
export const hashCanonicalRequest = (
  { method, path, query, headers }: WireRequest,
  { form, scope, signedHeaders }: Pick<Claim, 'form' | 'scope' | 'signedHeaders'>,
  payloadHash: string,
): string | undefined => {
  const canonical = canonicalQuery(query, form);
  if (canonical === undefined || !signedHeaders.every((name) => headers.has(name))) {
    return undefined;
  }
  return sha256(
    [
      method,
      canonicalPath(path, scope.service),
      canonical,
      canonicalHeaders(headers, signedHeaders),
      signedHeaders.join(';'),
      payloadHash,
    ].join('\n'),
  );
};
