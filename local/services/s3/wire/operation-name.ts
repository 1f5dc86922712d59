import { otherOperationOf } from './other-operations.ts';
import { notImplemented } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

export type OperationName =
  | 'GetObject'
  | 'HeadObject'
  | 'PutObject'
  | 'DeleteObject'
  | 'ListObjectsV2'
  | 'HeadBucket';

/** `x-id` names the operation for logs; the `response-*` change headers of the response. */
const objectParameters =
  /^(x-id|response-(content-(type|language|disposition|encoding)|expires|cache-control))$/;

const listParameters =
  /^(x-id|list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type)$/;

const refuseOthers = ({ parameters }: S3Request, known: RegExp): void => {
  const other = [...parameters.keys()].find((name) => !known.test(name));
  if (other !== undefined) throw notImplemented(`the parameter ${other.slice(0, 40)}`);
};

const onObject: Readonly<Record<string, OperationName>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

const ofObject = (request: S3Request): OperationName => {
  const found = onObject[request.method];
  if (found === undefined) throw notImplemented(`${request.method} of an object`);
  if (request.headers.has('x-amz-copy-source')) throw notImplemented('CopyObject');
  refuseOthers(request, objectParameters);
  return found;
};

const ofBucket = (request: S3Request): OperationName => {
  refuseOthers(request, listParameters);
  if (request.method === 'HEAD') return 'HeadBucket';
  if (request.method !== 'GET') throw notImplemented(`${request.method} of a bucket`);
  if (request.parameters.get('list-type') !== '2') throw notImplemented('ListObjects, version 1');
  return 'ListObjectsV2';
};

/** @throws {S3Error} `NotImplemented`, naming what is not there */
export const operationOf = (request: S3Request): OperationName => {
  if (request.bucket === '') throw notImplemented('ListBuckets');
  const other = otherOperationOf(request);
  if (other !== undefined) throw notImplemented(other);
  return request.key === '' ? ofBucket(request) : ofObject(request);
};
