import type { S3Request } from './s3-request.ts';
import type { S3Response } from './s3-response.ts';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Pages of this machine. The deployed bucket admits every origin; here others need no access. */
const isAdmitted = (origin: string): boolean =>
  URL.canParse(origin) && local.has(new URL(origin).hostname);

/** Headers for a page's script, where its origin is admitted. */
export const corsHeaders = (headers: S3Request['headers']): Readonly<Record<string, string>> => {
  const origin = headers.get('origin');
  if (origin === undefined || !isAdmitted(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'ETag, x-amz-request-id',
    vary: 'Origin',
  };
};

/** A browser's preflight request; it is never signed. */
export const preflight = (headers: S3Request['headers']): S3Response => {
  const allowed = corsHeaders(headers);
  if (allowed['access-control-allow-origin'] === undefined) return { status: 403 };
  return {
    status: 200,
    headers: {
      ...allowed,
      'access-control-allow-methods': 'GET, HEAD, PUT, DELETE',
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? '',
      'access-control-max-age': '3600',
    },
  };
};
