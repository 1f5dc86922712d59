import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import { sessionWith } from '../../../support/access/access.ts';
import { wire } from '../../../support/wire.ts';
import { bucketName as Bucket, refusalOf, startBucket } from './bucket.ts';

/*
 * Requests by which a user reaches another user's files, or makes a response that the bucket did not store.
 */

let bucket: Awaited<ReturnType<typeof startBucket>>;

const secret = 'private/us-east-1:eve/secret';
const own = 'private/us-east-1:ada/notes';

const role = [
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: `arn:aws:s3:::${Bucket}/private/us-east-1:ada/*`,
  },
  {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: `arn:aws:s3:::${Bucket}`,
    Condition: { StringLike: { 's3:prefix': ['private/us-east-1:ada/*'] } },
  },
];

/** Files under `public/` are open to everyone. */
const policy = parsePolicy({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/public/*`,
    },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/private/us-east-1:ada/whole`,
      Condition: { StringEquals: { 's3:x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
    },
  ],
});

beforeAll(async () => {
  bucket = await startBucket(undefined, policy);
  const owner = bucket.clientOf();
  for (const Key of [secret, own, 'public/page', 'private/us-east-1:ada/whole']) {
    await owner.putObject({ Bucket, Key, Body: Key });
  }
});

afterAll(() => bucket.stop());

const ada = () => bucket.clientOf(bucket.credentialsOf(sessionWith(...role)));

const urlOf = (Key: string, more: object = {}) =>
  getSignedUrl(ada(), new GetObjectCommand({ Bucket, Key, ...more }), { expiresIn: 60 });

/** As no client normalises it. */
const get = (url: string, headers: Record<string, string> = {}) => {
  const { host, pathname, search } = new URL(url);
  return wire(bucket.url, {
    method: 'GET',
    path: `${pathname}${search}`,
    headers: { host, ...headers },
  });
};

const codeIn = (text: string): string => /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? text;

describe('a user of one folder', () => {
  it.each([
    'private/us-east-1:ada/../us-east-1:eve/secret',
    'private/us-east-1:ada/..%2Fus-east-1:eve/secret',
    'private//us-east-1:eve/secret',
    './private/us-east-1:eve/secret',
    'PRIVATE/us-east-1:ada/notes',
    'private/us-east-1:ada',
  ])('does not read another file as %s', async (Key) => {
    expect(await refusalOf(ada().getObject({ Bucket, Key }))).toMatch(/^40[34] /);
  });

  it.each([
    ['a page that starts behind the folder', { Prefix: '', StartAfter: 'private/us-east-1:d' }],
    ['the folder above', { Prefix: 'private/' }],
    ['a prefix with dots', { Prefix: 'private/us-east-1:ada/../' }],
    ['a prefix without the slash', { Prefix: 'private/us-east-1:ad' }],
    ['a delimiter and no prefix', { Delimiter: '/' }],
  ])('lists nothing of others by %s', async (_, input) => {
    const listed = await ada()
      .listObjectsV2({ Bucket, ...input })
      .catch((error: Error) => error.name);

    expect(JSON.stringify(listed)).not.toContain('eve');
    expect(listed === 'AccessDenied' || Object(listed).KeyCount === 0).toBe(true);
  });

  it('does not copy another file into the own folder', async () => {
    const call = ada().copyObject({ Bucket, Key: own, CopySource: `${Bucket}/${secret}` });

    expect(await refusalOf(call)).toMatch(/^(403|501) /);
    expect(bucket.objects.get(own)?.data.toString()).toBe(own);
  });

  it('signs a URL of another file, which is refused', async () => {
    expect(codeIn((await get(await urlOf(secret))).text)).toBe('AccessDenied');
  });
});

describe('a presigned URL', () => {
  it('counts as one with an unsigned payload, without a header that says so', async () => {
    expect((await get(await urlOf(own))).text).toBe(own);
    expect(codeIn((await get(await urlOf('private/us-east-1:ada/whole'))).text)).toBe(
      'AccessDenied',
    );
  });

  it('replaces a header of the response, and makes no second one', async () => {
    const typed = await get(await urlOf(own, { ResponseContentType: 'text/html' }));
    const split = await get(await urlOf(own, { ResponseContentType: 'a\r\nset-cookie: b=c' }));

    expect(typed.headers['content-type']).toBe('text/html');
    expect(codeIn(split.text)).toBe('InvalidArgument');
  });

  it('with a parameter twice is refused', async () => {
    const url = await urlOf(own, { ResponseContentType: 'text/html' });

    expect(codeIn((await get(`${url}&response-content-type=text%2Fplain`)).text)).not.toBe(own);
  });

  it('of a file is no URL of the same file behind an encoded slash', async () => {
    const url = await urlOf(own);

    expect(codeIn((await get(url.replace('ada/notes', 'ada%2Fnotes'))).text)).toBe(
      'SignatureDoesNotMatch',
    );
  });

  it('beside an Authorization header is refused', async () => {
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a' };

    expect((await get(await urlOf(own), headers)).status).toBe(400);
  });
});

describe('an unsigned request', () => {
  const open = () => `${bucket.url}/${Bucket}/public/page`;

  it('reads a file that the policy opens to everyone, without changing its headers', async () => {
    const changed = await get(`${open()}?response-content-type=text%2Fhtml`);

    expect((await get(open())).text).toBe('public/page');
    expect(codeIn(changed.text)).toBe('InvalidRequest');
  });

  it('of a page of another site is refused, by its origin or by a rebound name', async () => {
    const foreign = await get(open(), { origin: 'https://evil.example' });
    const rebound = await get(open(), { host: 'evil.example' });

    expect([foreign, rebound].map(({ text }) => codeIn(text))).toEqual([
      'AccessDenied',
      'AccessDenied',
    ]);
  });
});

describe('a deletion under a condition', () => {
  it('keeps a file that has changed since', async () => {
    const Key = 'private/us-east-1:ada/kept';
    await ada().putObject({ Bucket, Key, Body: 'x' });

    expect(await refusalOf(ada().deleteObject({ Bucket, Key, IfMatch: '"other"' }))).toMatch(
      /^412 /,
    );
    expect(bucket.objects.get(Key)?.data.toString()).toBe('x');
  });
});
