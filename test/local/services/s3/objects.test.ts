import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketName as Bucket, refusalOf, startBucket } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof startBucket>>;
let s3: ReturnType<typeof bucket.clientOf>;

beforeAll(async () => {
  bucket = await startBucket();
  s3 = bucket.clientOf();
});

afterAll(() => bucket.stop());

const textOf = async (Key: string): Promise<string> => {
  const { Body } = await s3.getObject({ Bucket, Key });
  return (await Body?.transformToString()) ?? '';
};

describe('an object', () => {
  it.each([
    'plain.txt',
    'private/us-east-1:1234/photo.jpg',
    'größe ünïcode.txt',
    'a+b & c=d?e#f.txt',
    "quote'(paren)!*.txt",
    '100%25 done.txt',
    'dots/../up.txt',
    'double//slash.txt',
    'emoji-😀.txt',
  ])('with the key %s is read as it was written', async (Key) => {
    await s3.putObject({ Bucket, Key, Body: `text of ${Key}` });

    expect(await textOf(Key)).toBe(`text of ${Key}`);
  });

  it('keeps type, metadata and its MD5 as ETag', async () => {
    const Metadata = { author: 'ada', note: 'a  b' };
    const put = await s3.putObject({
      Bucket,
      Key: 'meta.json',
      Body: '{}',
      ContentType: 'application/json',
      CacheControl: 'no-store',
      Metadata,
    });

    const head = await s3.headObject({ Bucket, Key: 'meta.json' });

    expect(put.ETag).toBe('"99914b932bd37a50b983c5e7c90ae93b"');
    expect(head).toMatchObject({
      ContentLength: 2,
      ContentType: 'application/json',
      CacheControl: 'no-store',
      ETag: put.ETag,
      Metadata: { author: 'ada', note: 'a b' },
    });
  });

  it('of a stream is stored without the framing and the trailer of its chunks', async () => {
    const data = randomBytes(200_000);
    const Body = Readable.from([data.subarray(0, 70_000), data.subarray(70_000)]);

    await s3.putObject({ Bucket, Key: 'stream', Body, ContentLength: data.length });

    const { Body: read } = await s3.getObject({ Bucket, Key: 'stream' });
    expect(Buffer.from((await read?.transformToByteArray()) ?? []).equals(data)).toBe(true);
    expect(bucket.objects.get('stream')?.headers['content-encoding']).toBeUndefined();
  });

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'with a checksum %s gives it back on request',
    async (ChecksumAlgorithm) => {
      const put = await s3.putObject({ Bucket, Key: 'sum', Body: 'text', ChecksumAlgorithm });
      const got = await s3.getObject({ Bucket, Key: 'sum', ChecksumMode: 'ENABLED' });

      const name = `Checksum${ChecksumAlgorithm}` as const;
      expect(got[name]).toBe(put[name]);
      expect(got[name]).toMatch(/=$/);
      expect(await got.Body?.transformToString()).toBe('text');
    },
  );

  it.each([
    ['bytes=0-3', 'text', 'bytes 0-3/12'],
    ['bytes=5-', 'of file', 'bytes 5-11/12'],
    ['bytes=-4', 'file', 'bytes 8-11/12'],
    ['bytes=8-100', 'file', 'bytes 8-11/12'],
  ])('gives the range %s', async (Range, expected, ContentRange) => {
    await s3.putObject({ Bucket, Key: 'range', Body: 'text of file' });

    const part = await s3.getObject({ Bucket, Key: 'range', Range });

    expect(await part.Body?.transformToString()).toBe(expected);
    expect(part.ContentRange).toBe(ContentRange);
    expect(part.$metadata.httpStatusCode).toBe(206);
  });

  it('refuses a range behind its end', async () => {
    await s3.putObject({ Bucket, Key: 'range', Body: 'text' });

    const call = s3.getObject({ Bucket, Key: 'range', Range: 'bytes=9-' });

    expect(await refusalOf(call)).toBe('416 InvalidRange');
  });

  it('is gone after it was deleted, and deleting it again is no error', async () => {
    await s3.putObject({ Bucket, Key: 'gone', Body: 'text' });
    await s3.deleteObject({ Bucket, Key: 'gone' });
    await s3.deleteObject({ Bucket, Key: 'gone' });

    expect(await refusalOf(s3.getObject({ Bucket, Key: 'gone' }))).toBe('404 NoSuchKey');
    expect(await refusalOf(s3.headObject({ Bucket, Key: 'gone' }))).toBe('404 NotFound');
  });

  it('is written once where the client asks for that', async () => {
    const write = () => s3.putObject({ Bucket, Key: 'once', Body: 'text', IfNoneMatch: '*' });
    await write();

    expect(await refusalOf(write())).toBe('412 PreconditionFailed');
  });

  it('that has not changed since it was read is not sent again', async () => {
    const { ETag } = await s3.putObject({ Bucket, Key: 'same', Body: 'text' });

    const again = s3.getObject({ Bucket, Key: 'same', IfNoneMatch: ETag });

    expect(await refusalOf(again)).toBe('304 Unknown');
  });

  it('over 16 MB is refused', async () => {
    const Body = Buffer.alloc(16 * 1024 * 1024 + 1);

    expect(await refusalOf(s3.putObject({ Bucket, Key: 'large', Body }))).toBe(
      '400 EntityTooLarge',
    );
  });
});

describe('a listing', () => {
  beforeAll(async () => {
    for (const Key of ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/ü +', 'other']) {
      await s3.putObject({ Bucket, Key, Body: 'x' });
    }
  });

  it('has the keys under a prefix, in the order of their bytes', async () => {
    const { Contents, KeyCount } = await s3.listObjectsV2({ Bucket, Prefix: 'list/' });

    const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/ü +'];
    expect(Contents?.map(({ Key }) => Key)).toEqual(keys);
    expect(KeyCount).toBe(5);
  });

  it('rolls keys up to their common prefix with a delimiter', async () => {
    const listed = await s3.listObjectsV2({ Bucket, Prefix: 'list/', Delimiter: '/' });

    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/c', 'list/ü +']);
    expect(listed.CommonPrefixes).toEqual([{ Prefix: 'list/b/' }]);
  });

  it('continues where a page ended, and repeats neither key nor prefix', async () => {
    const names: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.listObjectsV2({
        Bucket,
        Prefix: 'list/',
        Delimiter: '/',
        MaxKeys: 1,
        ...(ContinuationToken && { ContinuationToken }),
      });
      names.push(...(page.Contents ?? []).map(({ Key }) => Key));
      names.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);

    expect(names).toEqual(['list/a', 'list/b/', 'list/c', 'list/ü +']);
  });
});

/** The message that a call is refused with. */
const messageOf = async (call: Promise<unknown>): Promise<string> => {
  const refusal: unknown = await call.catch((error: unknown) => error);
  return refusal instanceof Error ? `${refusal.name}: ${refusal.message}` : 'answered';
};

describe('what the bucket does not have', () => {
  const part = { Bucket, Key: 'parts', UploadId: 'none', PartNumber: 1 };

  it.each([
    ['CopyObject', () => s3.copyObject({ Bucket, Key: 'copy', CopySource: `${Bucket}/list/a` })],
    ['CreateMultipartUpload', () => s3.createMultipartUpload({ Bucket, Key: 'parts' })],
    ['UploadPart', () => s3.uploadPart({ ...part, Body: 'x' })],
    ['CompleteMultipartUpload', () => s3.completeMultipartUpload(part)],
    ['DeleteObjects', () => s3.deleteObjects({ Bucket, Delete: { Objects: [{ Key: 'list/a' }] } })],
    ['GetObjectTagging', () => s3.getObjectTagging({ Bucket, Key: 'list/a' })],
    ['GetBucketLocation', () => s3.getBucketLocation({ Bucket })],
    ['DeleteBucket', () => s3.deleteBucket({ Bucket })],
    ['ListBuckets', () => s3.listBuckets({})],
    ['ListObjects, version 1', () => s3.listObjects({ Bucket })],
    ['the header x-amz-acl', () => s3.putObject({ ...part, Body: 'x', ACL: 'public-read' })],
    [
      'the header x-amz-checksum-crc64nvme',
      () => s3.putObject({ Bucket, Key: 'crc64', Body: 'x', ChecksumCRC64NVME: 'AAAAAAAAAAA=' }),
    ],
  ])('%s is refused by that name', async (name, call) => {
    expect(await messageOf(call())).toBe(`NotImplemented: The local bucket does not have ${name}.`);
  });

  it('another bucket is refused as missing', async () => {
    expect(await refusalOf(s3.getObject({ Bucket: 'other', Key: 'a' }))).toBe('404 NoSuchBucket');
  });

  it.each(['x', 'made-up', 'YQ=='])('no listing continues at the token %s', async (token) => {
    expect(await messageOf(s3.listObjectsV2({ Bucket, ContinuationToken: token }))).toBe(
      'InvalidArgument: The continuation token provided is incorrect',
    );
  });
});
