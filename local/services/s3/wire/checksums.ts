import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { invalidRequest, notImplemented, S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

const bigEndian = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** One step of CRC-32C (Castagnoli, RFC 3720 B.4), reflected. */
const step = (value: number): number => (value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1);

const table = Uint32Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }).reduce<number>(step, byte),
);

const crc32c = (data: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return crc ^ 0xffffffff;
};

const hash = (name: string) => (data: Uint8Array) => createHash(name).update(data).digest();

/** In base64, as `x-amz-checksum-<name>` has them. */
const algorithms: ReadonlyMap<string, (data: Uint8Array) => Buffer> = new Map([
  ['crc32', (data) => bigEndian(crc32(data))],
  ['crc32c', (data) => bigEndian(crc32c(data))],
  ['sha1', hash('sha1')],
  ['sha256', hash('sha256')],
]);

const prefix = 'x-amz-checksum-';

const checkMd5 = (expected: string | undefined, data: Uint8Array): void => {
  if (expected === undefined || expected === hash('md5')(data).toString('base64')) return;
  throw new S3Error(
    'BadDigest',
    'The Content-MD5 you specified did not match what we received.',
    400,
  );
};

/** The checksum of a header or a trailer that the client sent; of several only one may be sent. */
const findSent = (
  headers: S3Request['headers'],
  trailers: ReadonlyMap<string, string>,
): readonly [string, string] | undefined => {
  const sent = [...headers, ...trailers].filter(
    ([name]) => name.startsWith(prefix) && !/-(mode|type|algorithm)$/.test(name),
  );
  if (sent.length > 1) throw invalidRequest('Expecting a single x-amz-checksum- header');
  return sent[0];
};

/**
 * Verifies the checksum that came with an object, and returns it as a header of its own; none where none came. A
 * trailer that was announced must be there.
 *
 * @throws {S3Error} BadDigest, or NotImplemented for an algorithm that is not here
 */
export const verifyChecksum = (
  { headers }: S3Request,
  trailers: ReadonlyMap<string, string>,
  data: Uint8Array,
): readonly (readonly [string, string])[] => {
  checkMd5(headers.get('content-md5'), data);
  const announced = headers.get('x-amz-trailer')?.toLowerCase();
  if (announced !== undefined && !trailers.has(announced)) {
    throw new S3Error('MalformedTrailerError', 'The announced trailer is missing.', 400);
  }
  const sent = findSent(headers, trailers);
  if (sent === undefined) return [];
  const [name, expected] = sent;
  const algorithm = algorithms.get(name.slice(prefix.length));
  if (algorithm === undefined) throw notImplemented(`the checksum ${name.slice(0, 40)}`);
  if (algorithm(data).toString('base64') === expected) return [[name, expected]];
  const label = name.slice(prefix.length).toUpperCase();
  throw new S3Error(
    'BadDigest',
    `The ${label} you specified did not match the calculated checksum.`,
    400,
  );
};
