import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import { sessionWith } from '../../../support/access/access.ts';
import { bucketName as Bucket, refusalOf, startBucket } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof startBucket>>;

const folder = `\${cognito-identity.amazonaws.com:sub}`;

/** What template.yaml gives to signed-in users. */
const ownFolder = [
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: `arn:aws:s3:::${Bucket}/private/${folder}/*`,
  },
  {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: `arn:aws:s3:::${Bucket}`,
    Condition: { StringLike: { 's3:prefix': [`private/${folder}/*`] } },
  },
];

beforeAll(async () => {
  bucket = await startBucket();
  const owner = bucket.clientOf();
  await owner.putObject({ Bucket, Key: 'private/us-east-1:eve/secret', Body: 'x' });
});

afterAll(() => bucket.stop());

const ada = () => bucket.clientOf(bucket.credentialsOf(sessionWith(...ownFolder)));

const messageOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: Error) => error.message,
  );

const sentence = (action: string, resource: string) =>
  `User: arn:aws:sts::123456789012:assumed-role/reader/ada is not authorized to perform: ${action} ` +
  `on resource: "${resource}" because no identity-based policy allows the ${action} action`;

describe('a user whose role knows one folder', () => {
  it('writes, reads, lists and deletes there', async () => {
    const Key = 'private/us-east-1:ada/notes';
    await ada().putObject({ Bucket, Key, Body: 'mine' });
    const { Body } = await ada().getObject({ Bucket, Key });
    const { Contents } = await ada().listObjectsV2({ Bucket, Prefix: 'private/us-east-1:ada/' });
    await ada().deleteObject({ Bucket, Key });

    expect(await Body?.transformToString()).toBe('mine');
    expect(Contents?.map((one) => one.Key)).toEqual([Key]);
  });

  it.each([
    ['read', (Key: string) => ada().getObject({ Bucket, Key }), 's3:GetObject'],
    ['write', (Key: string) => ada().putObject({ Bucket, Key, Body: 'x' }), 's3:PutObject'],
    ['delete', (Key: string) => ada().deleteObject({ Bucket, Key }), 's3:DeleteObject'],
  ])("may not %s in another's folder, in the sentence of AWS", async (_, call, action) => {
    const Key = 'private/us-east-1:eve/secret';

    expect(await messageOf(call(Key))).toBe(sentence(action, `arn:aws:s3:::${Bucket}/${Key}`));
    expect(bucket.objects.get(Key)?.data.toString()).toBe('x');
  });

  it.each(['private/us-east-1:adam/x', 'private/us-east-1:ada', 'Private/us-east-1:ada/x'])(
    'may not write to %s, which only looks like the folder',
    async (Key) => {
      const call = ada().putObject({ Bucket, Key, Body: 'x' });

      expect(await refusalOf(call)).toBe('403 AccessDenied');
    },
  );

  it.each([[undefined], [''], ['private/'], ['private/us-east-1:ada'], ['private/us-east-1:eve/']])(
    'may not list under the prefix %s',
    async (Prefix) => {
      const call = ada().listObjectsV2({ Bucket, ...(Prefix === undefined ? {} : { Prefix }) });

      expect(await refusalOf(call)).toBe('403 AccessDenied');
    },
  );

  it('does not learn whether a key exists without the permission to list the bucket', async () => {
    const call = ada().getObject({ Bucket, Key: 'private/us-east-1:ada/missing' });

    expect(await messageOf(call)).toBe(sentence('s3:ListBucket', `arn:aws:s3:::${Bucket}`));
  });
});

describe("the bucket's policy", () => {
  it('denies what the role allows', async () => {
    const policy = parsePolicy({
      Version: '2012-10-17',
      Statement: {
        Sid: 'NoDrafts',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${Bucket}/private/*/draft`,
      },
    });
    const guarded = await startBucket(undefined, policy);
    const s3 = guarded.clientOf(guarded.credentialsOf(sessionWith(...ownFolder)));
    const Key = 'private/us-east-1:ada/draft';
    await s3.putObject({ Bucket, Key, Body: 'x' });

    expect(await messageOf(s3.getObject({ Bucket, Key }))).toContain(
      'with an explicit deny in a resource-based policy',
    );
    expect(guarded.decisions.list().at(-1)).toMatchObject({
      outcome: 'explicit-deny',
      layer: { kind: 'resource', name: 'policy of the bucket' },
      statement: { id: 'NoDrafts' },
    });
    await guarded.stop();
  });
});

describe('a page', () => {
  const headers = {
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,x-amz-date',
  };

  const ask = (origin: string) =>
    fetch(`${bucket.url}/${Bucket}/x`, { method: 'OPTIONS', headers: { ...headers, origin } });

  it.each(['http://localhost:5173', 'http://127.0.0.1:3000'])(
    'at %s may call the bucket',
    async (origin) => {
      const response = await ask(origin);

      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('access-control-allow-headers')).toBe('authorization,x-amz-date');
    },
  );

  it.each(['https://example.com', 'http://localhost.example.com', 'null'])(
    'at %s may not',
    async (origin) => {
      const response = await ask(origin);

      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});
