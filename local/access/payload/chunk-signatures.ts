import { isSame, sha256 } from '../signature/digests.ts';
import { sign } from '../signature/signing-key.ts';
import type { Verified } from '../signature/verify.ts';
import type { Chunked } from './chunks.ts';

const emptyHash = sha256('');

const signatureName = 'x-amz-trailer-signature';

/** Each chunk's signature continues that of the one before, the first that of the request. */
const verifyChunks = (chunks: Chunked['chunks'], verified: Verified): string | undefined => {
  const { signingKey, stamp, scope } = verified;
  let before = verified.signature;
  for (const { data, signature = '' } of chunks) {
    const rest = [before, emptyHash, sha256(data)];
    const calculated = sign(signingKey, 'AWS4-HMAC-SHA256-PAYLOAD', stamp, scope, rest);
    if (!isSame(calculated, signature)) return undefined;
    before = signature;
  }
  return before;
};

const verifyTrailers = (trailers: Chunked['trailers'], before: string, verified: Verified) => {
  const { signingKey, stamp, scope } = verified;
  const signature = trailers.find(([name]) => name === signatureName)?.[1] ?? '';
  const text = trailers
    .filter(([name]) => name !== signatureName)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
  const rest = [before, sha256(text)];
  return isSame(sign(signingKey, 'AWS4-HMAC-SHA256-TRAILER', stamp, scope, rest), signature);
};

/** Whether every chunk, and with `isTrailerSigned` the headers behind them, bear the signature that they must. */
export const holdsChunkSignatures = (
  { chunks, trailers }: Chunked,
  verified: Verified,
  isTrailerSigned: boolean,
): boolean => {
  const last = verifyChunks(chunks, verified);
  if (last === undefined) return false;
  return isTrailerSigned ? verifyTrailers(trailers, last, verified) : trailers.length === 0;
};
