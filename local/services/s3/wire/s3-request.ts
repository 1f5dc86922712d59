import { parametersOf, type WireRequest } from '../../../access/signature/wire-request.ts';
import { S3Error } from './s3-error.ts';

/** A request in S3's words. Path style: `/bucket/key`. */
export type S3Request = {
  readonly method: string;
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** Without those of a presigned signature. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly headers: WireRequest['headers'];
};

/** Of a key, in UTF-8 (user guide: object keys). */
const maxKeyBytes = 1024;

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
};

/**
 * Headers that a presigned URL carries in its query in place of the request's head. Checksums among them are left out, as
 * S3 does not read them: the SDK for JavaScript signs that of an empty body into the URL of every upload.
 */
const hoisted = (parameters: readonly (readonly [string, string])[]) =>
  parameters
    .filter(([name]) => name.startsWith('x-amz-') && !/^x-amz-(sdk-)?checksum-/.test(name))
    .map(([name, value]) => [name.toLowerCase(), value] as const);

/** @throws {S3Error} where the path or the query cannot be read */
export const readS3Request = ({ method, path, query, headers }: WireRequest): S3Request => {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const all = parametersOf(query);
  if (all === undefined) throw new S3Error('InvalidURI', "Couldn't parse the specified URI.", 400);
  const decoded = decode(key);
  if (Buffer.byteLength(decoded) > maxKeyBytes) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', 400);
  }
  const own = all.filter(([name]) => !/^x-amz-/i.test(name));
  return {
    method,
    bucket: decode(bucket),
    key: decoded,
    parameters: new Map(own),
    headers: new Map([...hoisted(all), ...headers]),
  };
};
