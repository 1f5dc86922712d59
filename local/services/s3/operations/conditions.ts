import type { StoredObject } from '../store/objects.ts';
import { noSuchKey, preconditionFailed } from '../wire/s3-error.ts';
import type { S3Request } from '../wire/s3-request.ts';

type Headers = S3Request['headers'];

const names = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

/**
 * Whether a read is `304 Not Modified` (RFC 9110, 13.2.2).
 *
 * @throws {S3Error} PreconditionFailed
 */
export const isNotModified = (headers: Headers, { etag, modifiedAt }: StoredObject): boolean => {
  const ifMatch = headers.get('if-match');
  if (ifMatch !== undefined && !names(ifMatch, etag)) throw preconditionFailed();
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, etag);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  // The header has whole seconds.
  return !Number.isNaN(since) && Math.floor(modifiedAt / 1000) * 1000 <= since;
};

/** @throws {S3Error} where a write is limited to what is not there, or to what is there */
export const checkWrite = (headers: Headers, found: StoredObject | undefined): void => {
  const ifMatch = headers.get('if-match');
  if (ifMatch !== undefined && found === undefined) throw noSuchKey();
  if (ifMatch !== undefined && found !== undefined && !names(ifMatch, found.etag)) {
    throw preconditionFailed();
  }
  if (headers.get('if-none-match') === '*' && found !== undefined) throw preconditionFailed();
};
