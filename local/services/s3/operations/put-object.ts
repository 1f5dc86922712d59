import { createHash } from 'node:crypto';
import type { Payload } from '../../../access/payload/payload.ts';
import type { Objects } from '../store/objects.ts';
import { verifyChecksum } from '../wire/checksums.ts';
import { maxObjectBytes, tooLarge } from '../wire/read-object-body.ts';
import { invalidArgument, S3Error } from '../wire/s3-error.ts';
import type { S3Request } from '../wire/s3-request.ts';
import type { S3Response } from '../wire/s3-response.ts';
import { checkWrite } from './conditions.ts';

/** Of all objects together, since they are kept in memory. */
const maxTotalBytes = 256 * 1024 * 1024;

/** Of all metadata of an object (user guide: UsingMetadata). */
const maxMetadataBytes = 2048;

const kept = /^(content-(type|language|disposition)|cache-control|expires|x-amz-meta-.+)$/;

const metadataBytes = (headers: Readonly<Record<string, string>>): number =>
  Object.entries(headers)
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .reduce((sum, [name, value]) => sum + name.length + Buffer.byteLength(value), 0);

/** `aws-chunked` is the framing of the request and not of the object. */
const encodingOf = (header: string | undefined) => {
  const encodings = (header ?? '').split(',').map((one) => one.trim());
  const own = encodings.filter((one) => one !== '' && one !== 'aws-chunked').join(',');
  return own === '' ? {} : { 'content-encoding': own };
};

const headersOf = ({ headers }: S3Request): Readonly<Record<string, string>> => {
  const own = Object.fromEntries([...headers].filter(([name]) => kept.test(name)));
  if (metadataBytes(own) > maxMetadataBytes) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum size', 400);
  }
  return {
    'content-type': 'binary/octet-stream',
    ...own,
    ...encodingOf(headers.get('content-encoding')),
  };
};

const checkSize = (objects: Objects, key: string, { length }: Buffer): void => {
  if (length > maxObjectBytes) throw tooLarge();
  const before = objects.get(key)?.data.length ?? 0;
  if (objects.totalBytes() - before + length > maxTotalBytes) {
    throw new S3Error('ServiceUnavailable', 'The local bucket is full: it holds 256 MB.', 503);
  }
};

/** Stores the object as a whole. */
export const putObject = (
  request: S3Request,
  { data, trailers }: Payload,
  objects: Objects,
  now: number,
): S3Response => {
  if (request.key.includes('\0'))
    throw invalidArgument('A key without the character NUL is needed');
  checkSize(objects, request.key, data);
  const checksums = Object.fromEntries(verifyChecksum(request, trailers, data));
  checkWrite(request.headers, objects.get(request.key));
  const etag = `"${createHash('md5').update(data).digest('hex')}"`;
  // A copy: the data is a view into the request with its framing.
  const stored = Buffer.from(data);
  objects.put(request.key, {
    data: stored,
    etag,
    modifiedAt: now,
    headers: headersOf(request),
    checksums,
  });
  return {
    status: 200,
    headers: { etag, 'x-amz-server-side-encryption': 'AES256', ...checksums },
  };
};
