import { isSame, sha256 } from '../signature/digests.ts';
import type { Verified } from '../signature/verify.ts';
import type { WireRequest } from '../signature/wire-request.ts';
import { holdsChunkSignatures } from './chunk-signatures.ts';
import { readChunks } from './chunks.ts';

/** The body without its framing, and the headers behind it. */
export type Payload = {
  readonly data: Buffer;
  readonly trailers: ReadonlyMap<string, string>;
};

/**
 * | problem | meaning |
 * | --- | --- |
 * | `hash-mismatch` | `x-amz-content-sha256` is the hash of another body |
 * | `bad-chunk-signature` | a chunk or the headers behind the chunks were not signed by the caller |
 * | `incomplete` | the framing is broken, or the length is another than declared |
 * | `not-modelled` | a kind of payload that is not known here; `value` is its name |
 */
export type PayloadProblem = {
  readonly problem: 'hash-mismatch' | 'bad-chunk-signature' | 'incomplete' | 'not-modelled';
};

const none: ReadonlyMap<string, string> = new Map();

const chunkedKinds = [
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
];

const readChunked = (
  kind: string,
  body: Buffer,
  declaredLength: string | undefined,
  verified: Verified,
): Payload | PayloadProblem => {
  const chunked = readChunks(body);
  if (chunked === undefined) return { problem: 'incomplete' };
  const isSigned = kind.startsWith('STREAMING-AWS4');
  if (isSigned && !holdsChunkSignatures(chunked, verified, kind.endsWith('-TRAILER'))) {
    return { problem: 'bad-chunk-signature' };
  }
  const data = Buffer.concat(chunked.chunks.map((chunk) => chunk.data));
  if (declaredLength !== String(data.length)) return { problem: 'incomplete' };
  return { data, trailers: new Map(chunked.trailers) };
};

/**
 * The body that the caller meant, checked against what the signature says of it.
 *
 * @param kind `x-amz-content-sha256`, as the verified signature covers it
 */
export const readPayload = (
  { headers }: WireRequest,
  body: Buffer,
  kind: string,
  verified: Verified,
): Payload | PayloadProblem => {
  if (kind === 'UNSIGNED-PAYLOAD') return { data: body, trailers: none };
  if (chunkedKinds.includes(kind)) {
    return readChunked(kind, body, headers.get('x-amz-decoded-content-length'), verified);
  }
  if (!/^[0-9a-f]{64}$/.test(kind)) return { problem: 'not-modelled' };
  return isSame(kind, sha256(body)) ? { data: body, trailers: none } : { problem: 'hash-mismatch' };
};
