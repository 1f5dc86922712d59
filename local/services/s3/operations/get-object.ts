import type { StoredObject } from '../store/objects.ts';
import { readOverrides } from '../wire/overrides.ts';
import type { S3Request } from '../wire/s3-request.ts';
import type { S3Response } from '../wire/s3-response.ts';
import { isNotModified } from './conditions.ts';
import { readRange } from './range.ts';

const httpDate = (at: number): string => new Date(at).toUTCString();

/** GetObject, and HeadObject, which has the same response without the body. */
export const getObject = (request: S3Request, object: StoredObject): S3Response => {
  const { data, etag, modifiedAt, checksums } = object;
  const common = { etag, 'last-modified': httpDate(modifiedAt) };
  if (isNotModified(request.headers, object)) return { status: 304, headers: common };
  const range = readRange(request.headers.get('range'), data.length);
  const part = range === undefined ? data : data.subarray(range.first, range.last + 1);
  const wantsChecksum = request.headers.get('x-amz-checksum-mode') === 'ENABLED';
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...object.headers,
      ...readOverrides(request),
      ...common,
      'accept-ranges': 'bytes',
      'content-length': String(part.length),
      ...(range && { 'content-range': `bytes ${range.first}-${range.last}/${data.length}` }),
      // A checksum is of the whole object.
      ...(wantsChecksum && range === undefined ? checksums : {}),
    },
    body: part,
  };
};
