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

/** The headers of these names, those too that are refused afterwards. */
const headerContext = ({ headers }: S3Request): Context =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => /^(x-amz-.*|if-match|if-none-match)$/.test(name))
      .map(([name, value]) => [`s3:${name}`, value]),
  );

/** How a request is signed. */
export type SignedAs = {
  readonly form: 'header' | 'query';
  /** What stands for the payload in the signature. */
  readonly payloadKind: string;
};

/** A presigned URL leaves its payload unsigned without a header that says so: a Deny of that is to apply to it too. */
const signatureContext = (signedAs: SignedAs | undefined): Context =>
  signedAs === undefined
    ? {}
    : {
        's3:authType': signedAs.form === 'header' ? 'REST-HEADER' : 'REST-QUERY-STRING',
        's3:signatureversion': 'AWS4-HMAC-SHA256',
        's3:x-amz-content-sha256': signedAs.payloadKind,
      };

/** `signedAs` is undefined where the request is not signed. */
export const askedOfS3 = (
  operation: OperationName,
  request: S3Request,
  account: string,
  signedAs: SignedAs | undefined,
): Ask => ({
  action: actions[operation],
  resource: arnOf(request.bucket, request.key),
  context: {
    's3:ResourceAccount': account,
    ...headerContext(request),
    ...signatureContext(signedAs),
    ...(operation === 'ListObjectsV2' ? listingContext(request) : {}),
  },
});

/** What a caller needs to learn that a key does not exist; without it the key counts as forbidden. */
export const askOfAbsence = (
  request: S3Request,
  account: string,
  signedAs: SignedAs | undefined,
): Ask => askedOfS3('HeadBucket', { ...request, key: '' }, account, signedAs);
