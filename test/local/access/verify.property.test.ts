import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../local/access/signature/problem.ts';
import type { WireRequest } from '../../../local/access/signature/wire-request.ts';
import { region } from '../../../local/identity.ts';
import { newAccess, sessionWith } from '../../support/access/access.ts';
import fc from '../../support/properties.ts';

const { access, credentialsOf } = newAccess();
const key = credentialsOf(sessionWith());

const signed = await getSignedUrl(
  new S3Client({ region, credentials: key, endpoint: 'http://127.0.0.1:9401' }),
  new GetObjectCommand({ Bucket: 'files', Key: 'private/ü +/a.txt' }),
);

const requestOf = (url: string, headers: Readonly<Record<string, string>> = {}): WireRequest => {
  const [, path = '', query = ''] = /^http:\/\/[^/]+([^?]*)\??(.*)$/s.exec(url) ?? [];
  return {
    method: 'GET',
    path,
    query,
    headers: new Map(Object.entries({ host: '127.0.0.1:9401', ...headers })),
  };
};

const holds = (request: WireRequest, service = 's3'): boolean =>
  !isProblem(access.verify(request, { service, payloadHash: 'UNSIGNED-PAYLOAD' }));

const start = 'http://127.0.0.1:9401'.length;

describe('a signature', () => {
  it('holds for the request that was signed', () => {
    expect(holds(requestOf(signed))).toBe(true);
  });

  it('does not hold with any one character of the URL changed', () => {
    const character = fc.constantFrom(...'aZ09+ü%&=/.-');
    const property = fc.property(
      fc.integer({ min: start, max: signed.length - 1 }),
      character,
      (at, other) => {
        fc.pre(signed[at] !== other);
        return !holds(requestOf(signed.slice(0, at) + other + signed.slice(at + 1)));
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it('does not hold for another method, host or service', () => {
    expect(holds({ ...requestOf(signed), method: 'PUT' })).toBe(false);
    expect(holds(requestOf(signed, { host: '127.0.0.1:9402' }))).toBe(false);
    expect(holds(requestOf(signed), 'dynamodb')).toBe(false);
  });

  it('does not hold with a parameter more', () => {
    const property = fc.property(
      fc.stringMatching(/^[a-z-]{1,12}$/),
      fc.string({ maxLength: 5 }),
      (name, value) => !holds(requestOf(`${signed}&${name}=${encodeURIComponent(value)}`)),
    );
    fc.assert(property);
  });

  it('is never found in an Authorization header of any text, and reading it never fails', () => {
    const parts = fc.constantFrom(
      ...['AWS4-HMAC-SHA256 ', 'Credential=', `${key.accessKeyId}/`, '20261125/', `${region}/s3/`],
      ...['aws4_request', ', ', 'SignedHeaders=host', 'Signature=', '0f', '=', ',', ' ', '/'],
    );
    const text = fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 14 });
    const property = fc.property(
      text,
      (words) =>
        !holds(
          requestOf('http://127.0.0.1:9401/files/a', {
            authorization: words.join(''),
            'x-amz-date': '20261125T120000Z',
          }),
        ),
    );
    fc.assert(property, { numRuns: 1000 });
  });
});
