import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionWith } from '../../../support/access/access.ts';
import { wire } from '../../../support/wire.ts';
import { bucketName as Bucket, refusalOf, startBucket } from './bucket.ts';
import { chunkedPut } from './chunked-put.ts';

let bucket: Awaited<ReturnType<typeof startBucket>>;

const everything = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

beforeAll(async () => {
  bucket = await startBucket();
  await bucket.clientOf().putObject({ Bucket, Key: 'a ü+.txt', Body: 'text' });
});

afterAll(() => bucket.stop());

const Key = 'a ü+.txt';

const codeIn = async (response: Response): Promise<string> =>
  `${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? ''}`.trim();

describe('a signature in the header', () => {
  it('of a session holds', async () => {
    const s3 = bucket.clientOf(bucket.credentialsOf(sessionWith(everything)));

    const { Body } = await s3.getObject({ Bucket, Key });

    expect(await Body?.transformToString()).toBe('text');
  });

  it.each([
    ['a key that was never issued', { accessKeyId: 'ASIAEXAMPLE' }, '403 InvalidAccessKeyId'],
    ['another secret', { secretAccessKey: 'forged' }, '403 SignatureDoesNotMatch'],
    ['another session token', { sessionToken: 'forged' }, '400 InvalidToken'],
  ])('with %s is refused', async (_, change, expected) => {
    const credentials = { ...bucket.credentialsOf(sessionWith(everything)), ...change };

    expect(await refusalOf(bucket.clientOf(credentials).getObject({ Bucket, Key }))).toBe(expected);
  });

  it('without the token of its session is refused', async () => {
    const { accessKeyId, secretAccessKey } = bucket.credentialsOf(sessionWith(everything));
    const s3 = bucket.clientOf({ accessKeyId, secretAccessKey });

    expect(await refusalOf(s3.getObject({ Bucket, Key }))).toBe('403 InvalidAccessKeyId');
  });

  it('for another region is refused', async () => {
    const s3 = bucket.clientOf(undefined, { region: 'eu-west-1' });

    expect(await refusalOf(s3.getObject({ Bucket, Key }))).toBe('400 AuthorizationHeaderMalformed');
  });

  it.each([-16, 16])('made %d minutes from now is refused', async (minutes) => {
    const s3 = bucket.clientOf(bucket.credentialsOf(sessionWith(everything)), {
      systemClockOffset: minutes * 60_000,
    });

    expect(await refusalOf(s3.getObject({ Bucket, Key }))).toBe('403 RequestTimeTooSkewed');
  });

  it('made 14 minutes ago holds', async () => {
    const s3 = bucket.clientOf(bucket.credentialsOf(sessionWith(everything)), {
      systemClockOffset: -14 * 60_000,
    });

    expect(await refusalOf(s3.getObject({ Bucket, Key }))).toBe('answered');
  });

  it('with a header added on the way is refused', async () => {
    const s3 = bucket.clientOf();
    s3.middlewareStack.add(
      (next) => (input) => {
        Object(input.request).headers['x-amz-meta-added'] = 'later';
        return next(input);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );

    expect(await refusalOf(s3.putObject({ Bucket, Key: 'x', Body: 'x' }))).toBe('403 AccessDenied');
  });
});

describe('a session', () => {
  beforeEach(() => expect(bucket.clock.offsetMs()).toBe(0));

  it('that has ended by the clock of the stack is refused, and its signature is judged by the real one', async () => {
    const { advance, now } = bucket.clock;
    const s3 = bucket.clientOf(bucket.keys.issue(sessionWith(everything), 60, now() - 61_000));

    expect(await refusalOf(s3.getObject({ Bucket, Key }))).toBe('400 ExpiredToken');
    expect(typeof advance).toBe('function');
  });
});

describe('a presigned URL', () => {
  it('reads an object', async () => {
    const s3 = bucket.clientOf(bucket.credentialsOf(sessionWith(everything)));
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 });

    const response = await fetch(url);

    expect(await response.text()).toBe('text');
  });

  it('writes an object', async () => {
    const s3 = bucket.clientOf(bucket.credentialsOf(sessionWith(everything)));
    const command = new PutObjectCommand({ Bucket, Key: 'put by URL', ContentType: 'text/plain' });
    const url = await getSignedUrl(s3, command, { expiresIn: 60 });

    const response = await fetch(url, {
      method: 'PUT',
      body: 'from a page',
      headers: { 'content-type': 'text/plain' },
    });

    expect(await codeIn(response)).toBe('200');
    expect(bucket.objects.get('put by URL')?.data.toString()).toBe('from a page');
  });

  it('of a read does not write', async () => {
    const s3 = bucket.clientOf();
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }));

    expect(await codeIn(await fetch(url, { method: 'PUT', body: 'x' }))).toBe(
      '403 SignatureDoesNotMatch',
    );
  });

  it('that is older than it may be is refused', async () => {
    const signingDate = new Date(Date.now() - 61_000);
    const command = new GetObjectCommand({ Bucket, Key });
    const url = await getSignedUrl(bucket.clientOf(), command, { expiresIn: 60, signingDate });

    const response = await fetch(url);

    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Message>Request has expired</Message>');
  });

  it.each([
    ['another key', (url: string) => url.replace('.txt?', '.doc?'), '403 SignatureDoesNotMatch'],
    [
      'a longer life',
      (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=61'),
      '403 SignatureDoesNotMatch',
    ],
    [
      'a life of more than a week',
      (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801'),
      '400 AuthorizationQueryParametersError',
    ],
    [
      'no date',
      (url: string) => url.replace(/X-Amz-Date=\w+&/, ''),
      '400 AuthorizationQueryParametersError',
    ],
    [
      'one of its parameters twice',
      (url: string) => `${url}&X-Amz-Expires=60`,
      '400 AuthorizationQueryParametersError',
    ],
  ])('that was changed to %s is refused', async (_, change, expected) => {
    const command = new GetObjectCommand({ Bucket, Key });
    const url = await getSignedUrl(bucket.clientOf(), command, { expiresIn: 60 });

    expect(await codeIn(await fetch(change(url)))).toBe(expected);
  });
});

describe('a signed body in chunks', () => {
  it.each([true, false])('is stored without its framing (signed trailer: %s)', async (trailer) => {
    const request = chunkedPut(bucket.url, ['first part, ', 'second part'], { trailer });

    expect(await codeIn(await fetch(request))).toBe('200');
    expect(bucket.objects.get('chunked')?.data.toString()).toBe('first part, second part');
  });

  it.each([
    ['data of a chunk', /(?<=second )p/],
    ['a signature of a chunk', /(?<=chunk-signature=)\w/],
    ['the checksum behind it', /(?<=x-amz-checksum-crc32:)\S/],
    ['the signature behind it', /(?<=x-amz-trailer-signature:)\w/],
  ])('with %s changed is refused', async (_, place) => {
    const another = (character: string) => (character === '0' ? '1' : '0');
    const options = { trailer: true, change: (body: string) => body.replace(place, another) };
    const request = chunkedPut(bucket.url, ['first part, ', 'second part'], options);

    expect(await codeIn(await fetch(request))).toBe('403 SignatureDoesNotMatch');
  });

  it.each([
    ['without its last chunk', (body: string) => body.slice(0, body.indexOf('\r\n0;') + 2)],
    ['cut in the middle', (body: string) => body.slice(0, 60)],
    ['of no chunks at all', () => ''],
  ])('%s is refused', async (_, change) => {
    const request = chunkedPut(bucket.url, ['first part, ', 'second part'], { change });

    expect(await codeIn(await fetch(request))).toBe('400 IncompleteBody');
  });
});

describe('a body', () => {
  it('of another hash than the signed one is refused', async () => {
    const s3 = bucket.clientOf(undefined, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    s3.middlewareStack.add(
      (next) => (input) => {
        Object(input.request).body = Buffer.from('changed');
        return next(input);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );

    const call = s3.putObject({ Bucket, Key: 'x', Body: Buffer.from('written') });

    expect(await refusalOf(call)).toBe('400 XAmzContentSHA256Mismatch');
    expect(bucket.objects.get('x')).toBeUndefined();
  });

  it('of another checksum than the one that came with it is refused', async () => {
    const ChecksumSHA256 = createHash('sha256').update('other').digest('base64');
    const call = bucket.clientOf().putObject({ Bucket, Key: 'x', Body: 'text', ChecksumSHA256 });

    expect(await refusalOf(call)).toBe('400 BadDigest');
  });
});

describe('an unsigned request', () => {
  it.each(['GET', 'PUT', 'DELETE'])('with the method %s is denied', async (method) => {
    const url = `${bucket.url}/${Bucket}/${encodeURIComponent(Key)}`;

    expect(await codeIn(await fetch(url, { method }))).toBe('403 AccessDenied');
  });

  it('with an authorization of another kind is refused', async () => {
    const headers = { authorization: 'Bearer token', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };

    expect(await codeIn(await fetch(`${bucket.url}/${Bucket}/x`, { headers }))).toBe(
      '400 AuthorizationHeaderMalformed',
    );
  });

  it('whose path is not UTF-8 is refused', async () => {
    const { text } = await wire(bucket.url, { method: 'GET', path: `/${Bucket}/%ff` });

    expect(text).toContain('<Code>InvalidURI</Code>');
  });
});

describe('a signature of version 2', () => {
  it.each([
    ['a presigned URL', '?AWSAccessKeyId=local&Signature=abc%3D&Expires=1900000000', {}],
    ['a header', '', { authorization: 'AWS local:abc=' }],
  ])('in %s is refused with the one that is needed', async (_, query, headers) => {
    const response = await fetch(`${bucket.url}/${Bucket}/a${query}`, { headers });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      '<Code>InvalidRequest</Code><Message>The authorization mechanism you have provided is not ' +
        'supported. Please use AWS4-HMAC-SHA256.</Message>',
    );
  });
});
