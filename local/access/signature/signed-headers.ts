import type { WireRequest } from './wire-request.ts';

/**
 * The first header that must be signed and is not: `host` and every `x-amz-*`. An unsigned `x-amz-*` would be one that was
 * added on the way.
 */
export const findUnsigned = (
  { headers }: WireRequest,
  signedHeaders: readonly string[],
): string | undefined => {
  const signed = new Set(signedHeaders);
  const sent = [...headers.keys()].filter((name) => name.startsWith('x-amz-'));
  return ['host', ...sent].find((name) => !signed.has(name));
};
