import { parametersOf, type WireRequest } from '../../../access/signature/wire-request.ts';
import { isFieldValue } from './field-value.ts';
import { invalidArgument, notImplemented, S3Error } from './s3-error.ts';

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

type Parameters = readonly (readonly [string, string])[];

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // decodeURIComponent throws on bytes that are not UTF-8, and on nothing else.
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
};

/**
 * Headers that a presigned URL carries in its query in place of the request's head. Checksums among them are left out, as
 * S3 does not read them: the SDK for JavaScript signs that of an empty body into the URL of every upload.
 */
const hoisted = (parameters: Parameters) => {
  const headers = parameters.filter(
    ([name]) => name.startsWith('x-amz-') && !/^x-amz-(sdk-)?checksum-/.test(name),
  );
  // Metadata with a line break would be stored, and break the response of every read.
  if (headers.every(([, value]) => isFieldValue(value))) return headers;
  throw invalidArgument('Header value cannot be represented');
};

/** Which of two values counts would depend on the reader. */
const refuseTwice = (parameters: Parameters): void => {
  const names = new Set(parameters.map(([name]) => name));
  if (names.size < parameters.length) throw notImplemented('a parameter that is given twice');
};

/** @throws {S3Error} where the path or the query cannot be read */
export const readS3Request = ({ method, path, query, headers }: WireRequest): S3Request => {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const all = parametersOf(query);
  if (all === undefined) throw new S3Error('InvalidURI', "Couldn't parse the specified URI.", 400);
  const decoded = decode(key);
  if (Buffer.byteLength(decoded) > maxKeyBytes) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', 400);
  }
  refuseTwice(all);
  const own = all.filter(([name]) => !/^x-amz-/i.test(name));
  return {
    method,
    bucket: decode(bucket),
    key: decoded,
    parameters: new Map(own),
    headers: new Map([...hoisted(all), ...headers]),
  };
};
