import type { Ask } from '../../access/judge/ask.ts';
import type { Source } from '../../access/judge/source.ts';
import { isProblem } from '../../access/signature/problem.ts';
import { isPresigned } from '../../access/signature/query-form.ts';
import type { Verified } from '../../access/signature/verify.ts';
import { parametersOf, type WireRequest } from '../../access/signature/wire-request.ts';
import type { Bucket } from './bucket.ts';
import { accessDenied, invalidRequest } from './wire/s3-error.ts';
import { signatureError } from './wire/signature-error.ts';

/** Who calls: a verified signature, or none for an anonymous caller. */
export type Caller = {
  readonly source: Source;
  readonly verified: Verified | undefined;
  /** What stands for the payload in the signature. */
  readonly payloadKind: string;
};

const payloadKindOf = (request: WireRequest): string => {
  const header = request.headers.get('x-amz-content-sha256');
  if (!isPresigned(request)) {
    if (header !== undefined) return header;
    throw invalidRequest('Missing required header for this request: x-amz-content-sha256');
  }
  const parameter = parametersOf(request.query)?.find(([name]) => name === 'X-Amz-Content-Sha256');
  return header ?? parameter?.[1] ?? 'UNSIGNED-PAYLOAD';
};

/** Signature Version 2, which boto3 uses for presigned URLs unless its `signature_version` is `s3v4`. */
const isVersion2 = ({ query, headers }: WireRequest): boolean =>
  /^AWS /.test(headers.get('authorization') ?? '') ||
  (parametersOf(query) ?? []).some(([name]) => name === 'AWSAccessKeyId');

/** S3 refuses version 2 with this text for buckets that were created after June 2020 (user guide: SigV2 retirement). */
const refuseVersion2 = (request: WireRequest): void => {
  if (!isVersion2(request)) return;
  throw invalidRequest(
    'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  );
};

const isSigned = (request: WireRequest): boolean =>
  isPresigned(request) || request.headers.has('authorization');

/** @throws {S3Error} of the name that S3 gives to what is wrong with the signature */
export const identify = ({ access }: Bucket, request: WireRequest, sourceIp: string): Caller => {
  refuseVersion2(request);
  const place = { sourceIp, userAgent: request.headers.get('user-agent') };
  if (!isSigned(request)) {
    return { source: place, verified: undefined, payloadKind: 'UNSIGNED-PAYLOAD' };
  }
  const payloadKind = payloadKindOf(request);
  const verified = access.verify(request, { service: 's3', payloadHash: payloadKind });
  if (isProblem(verified)) throw signatureError(verified);
  return { source: { ...place, key: verified.key }, verified, payloadKind };
};

/** S3 puts the resource into quotation marks. */
const quoteResource = (sentence: string, resource: string): string =>
  sentence.replace(`on resource: ${resource} `, () => `on resource: "${resource}" `);

/** @throws {S3Error} AccessDenied, with AWS's sentence for a caller who has an identity */
export const authorize = ({ access, policy }: Bucket, { source }: Caller, ask: Ask): void => {
  const verdict = access.judge(source, { asks: [ask] }, policy);
  if (verdict.allowed) return;
  throw accessDenied(
    source.key === undefined ? undefined : quoteResource(verdict.sentence, ask.resource),
  );
};
