import type { Context } from '#shared/iam/call.ts';
import type { Ask } from '../../access/judge/ask.ts';
import type { OperationName } from './wire/operation-name.ts';
import type { S3Request } from './wire/s3-request.ts';

/** The action of each operation (service authorization reference: S3). */
const actions: Readonly<Record<OperationName, string>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
};

const arnOf = (bucket: string, key: string): string =>
  `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`;

/** Condition keys of a listing are there only when the client sent the parameter. */
const listingContext = ({ parameters }: S3Request): Context =>
  Object.fromEntries(
    ['prefix', 'delimiter', 'max-keys'].flatMap((name): [string, string][] => {
      const value = parameters.get(name);
      return value === undefined ? [] : [[`s3:${name}`, value]];
    }),
  );

/** `s3:x-amz-...` are the headers of that name. */
const headerContext = ({ headers }: S3Request): Context =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) =>
        /^x-amz-(content-sha256|storage-class|server-side-encryption)$/.test(name),
      )
      .map(([name, value]) => [`s3:${name}`, value]),
  );

/** `form`: how the request is signed; undefined where it is not. */
const signatureContext = (form: 'header' | 'query' | undefined): Context =>
  form === undefined
    ? {}
    : {
        's3:authType': form === 'header' ? 'REST-HEADER' : 'REST-QUERY-STRING',
        's3:signatureversion': 'AWS4-HMAC-SHA256',
      };

export const askedOfS3 = (
  operation: OperationName,
  request: S3Request,
  account: string,
  form: 'header' | 'query' | undefined,
): Ask => ({
  action: actions[operation],
  resource: arnOf(request.bucket, request.key),
  context: {
    's3:ResourceAccount': account,
    ...signatureContext(form),
    ...headerContext(request),
    ...(operation === 'ListObjectsV2' ? listingContext(request) : {}),
  },
});

/** What a caller needs to learn that a key does not exist; without it the key counts as forbidden. */
export const askOfAbsence = (
  request: S3Request,
  account: string,
  form: 'header' | 'query' | undefined,
): Ask => askedOfS3('HeadBucket', { ...request, key: '' }, account, form);
