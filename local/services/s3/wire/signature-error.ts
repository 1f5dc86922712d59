import type { PayloadProblem } from '../../../access/payload/payload.ts';
import type { Problem } from '../../../access/signature/problem.ts';
import { accessDenied, S3Error } from './s3-error.ts';

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your key ' +
  'and signing method.';

const unknownKey = () =>
  new S3Error(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    403,
  );

const malformed = ({ form, detail }: Problem): S3Error =>
  form === 'query'
    ? new S3Error('AuthorizationQueryParametersError', detail, 400)
    : new S3Error(
        'AuthorizationHeaderMalformed',
        `The authorization header is malformed; ${detail}`,
        400,
      );

/** S3's error for a signature that does not hold (API reference: ErrorResponses). */
export const signatureError = (found: Problem): S3Error => {
  switch (found.kind) {
    case 'missing':
      return accessDenied();
    case 'malformed':
      return malformed(found);
    case 'wrong-scope':
      return malformed({
        ...found,
        detail: `the ${found.detail} in the credential is wrong; expecting '${found.expected}'`,
      });
    case 'unknown-key':
      return unknownKey();
    case 'mismatch':
      return new S3Error('SignatureDoesNotMatch', mismatch, 403);
    case 'skewed':
      return new S3Error(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
        403,
      );
    case 'expired-url':
      return accessDenied('Request has expired');
    case 'expired-key':
      return new S3Error('ExpiredToken', 'The provided token has expired.', 400);
    case 'wrong-token':
      return new S3Error(
        'InvalidToken',
        'The provided token is malformed or otherwise invalid.',
        400,
      );
    case 'unsigned-headers':
      return accessDenied('There were headers present in the request which were not signed');
  }
};

export const payloadError = ({ problem }: PayloadProblem): S3Error => {
  switch (problem) {
    case 'hash-mismatch':
      return new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        400,
      );
    case 'bad-chunk-signature':
      return new S3Error('SignatureDoesNotMatch', mismatch, 403);
    case 'incomplete':
      return new S3Error(
        'IncompleteBody',
        'The request body terminated unexpectedly or is of another length than declared.',
        400,
      );
    case 'not-modelled':
      return new S3Error(
        'NotImplemented',
        'The local bucket does not have this kind of payload.',
        501,
      );
  }
};
