import { type Payload, readPayload } from '../../access/payload/payload.ts';
import type { WireRequest } from '../../access/signature/wire-request.ts';
import { askedOfS3, askOfAbsence, type SignedAs } from './asked.ts';
import { authorize, type Caller, identify } from './authorize.ts';
import type { Bucket } from './bucket.ts';
import { checkWrite } from './operations/conditions.ts';
import { getObject } from './operations/get-object.ts';
import { listObjects } from './operations/list-objects.ts';
import { putObject } from './operations/put-object.ts';
import type { StoredObject } from './store/objects.ts';
import { preflight } from './wire/cors.ts';
import { checkHeaders } from './wire/known-headers.ts';
import { type OperationName, operationOf } from './wire/operation-name.ts';
import { refuseOverrides } from './wire/overrides.ts';
import { noSuchBucket, noSuchKey } from './wire/s3-error.ts';
import { readS3Request, type S3Request } from './wire/s3-request.ts';
import type { S3Response } from './wire/s3-response.ts';
import { payloadError } from './wire/signature-error.ts';

export type Incoming = {
  readonly request: WireRequest;
  readonly body: Buffer;
  readonly sourceIp: string;
};

const signedAs = ({ verified, payloadKind }: Caller): SignedAs | undefined =>
  verified === undefined ? undefined : { form: verified.form, payloadKind };

/** The object; whether one exists may be known only to those who may list the bucket. */
const findObject = (bucket: Bucket, request: S3Request, caller: Caller): StoredObject => {
  const found = bucket.objects.get(request.key);
  if (found !== undefined) return found;
  authorize(bucket, caller, askOfAbsence(request, bucket.account, signedAs(caller)));
  throw noSuchKey();
};

const payloadOf = (caller: Caller, { request, body }: Incoming): Payload => {
  if (caller.verified === undefined) return { data: body, trailers: new Map() };
  const payload = readPayload(request, body, caller.payloadKind, caller.verified);
  if ('problem' in payload) throw payloadError(payload);
  return payload;
};

type Work = { readonly request: S3Request; readonly caller: Caller; readonly payload: Payload };

const operations: Readonly<Record<OperationName, (bucket: Bucket, work: Work) => S3Response>> = {
  GetObject: (bucket, { request, caller }) =>
    getObject(request, findObject(bucket, request, caller)),
  HeadObject: (bucket, { request, caller }) =>
    getObject(request, findObject(bucket, request, caller)),
  PutObject: ({ objects, clock }, { request, payload }) =>
    putObject(request, payload, objects, clock.now()),
  DeleteObject: ({ objects }, { request }) => {
    checkWrite(request.headers, objects.get(request.key));
    objects.delete(request.key);
    return { status: 204 };
  },
  ListObjectsV2: ({ objects }, { request }) => listObjects(request, objects),
  HeadBucket: () => ({ status: 200 }),
};

/** Signature, then permission, then payload, then the operation. @throws {S3Error} */
export const handleRequest = (bucket: Bucket, incoming: Incoming): S3Response => {
  if (incoming.request.method === 'OPTIONS') return preflight(incoming.request.headers);
  const caller = identify(bucket, incoming.request, incoming.sourceIp);
  const request = readS3Request(incoming.request);
  const operation = operationOf(request);
  if (request.bucket !== bucket.name) throw noSuchBucket();
  authorize(bucket, caller, askedOfS3(operation, request, bucket.account, signedAs(caller)));
  checkHeaders(request, bucket.account);
  if (caller.verified === undefined) refuseOverrides(request);
  return operations[operation](bucket, { request, caller, payload: payloadOf(caller, incoming) });
};
