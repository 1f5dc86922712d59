import type { WireRequest } from './wire-request.ts';

/** Headers that a signature need not cover, since proxies and clients add them after signing. */
const mayStayUnsigned = new Set(['x-amzn-trace-id']);

/**
 * The first header that must be signed and is not: `host`, every `x-amz-*`, and names that are signed but not sent.
 * An unsigned `x-amz-*` would be one that was added on the way.
 */
export const findUnsigned = (
  { headers }: WireRequest,
  signedHeaders: readonly string[],
): string | undefined => {
  const signed = new Set(signedHeaders);
  const needed = [...headers.keys()].filter(
    (name) => name === 'host' || (name.startsWith('x-amz-') && !mayStayUnsigned.has(name)),
  );
  return ['host', ...needed].find((name) => !signed.has(name));
};
