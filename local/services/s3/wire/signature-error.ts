import type { PayloadProblem } from '../../../access/payload/payload.ts';
import type { Problem, ProblemKind } from '../../../access/signature/problem.ts';
import { S3Error } from './s3-error.ts';

type Answer = readonly [code: string, message: string, status: number];

const mismatch: Answer = [
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided. Check your key ' +
    'and signing method.',
  403,
];

const malformed = ({ form, detail }: Problem): Answer =>
  form === 'query'
    ? ['AuthorizationQueryParametersError', detail, 400]
    : ['AuthorizationHeaderMalformed', `The authorization header is malformed; ${detail}`, 400];

const scopeDetail = ({ detail, expected }: Problem): string =>
  `the ${detail} in the credential is wrong; expecting '${expected}'`;

const answers: Readonly<Record<Exclude<ProblemKind, 'malformed' | 'wrong-scope'>, Answer>> = {
  missing: ['AccessDenied', 'Access Denied', 403],
  'unknown-key': [
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    403,
  ],
  mismatch,
  skewed: [
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    403,
  ],
  'expired-url': ['AccessDenied', 'Request has expired', 403],
  'expired-key': ['ExpiredToken', 'The provided token has expired.', 400],
  'wrong-token': ['InvalidToken', 'The provided token is malformed or otherwise invalid.', 400],
  'unsigned-headers': [
    'AccessDenied',
    'There were headers present in the request which were not signed',
    403,
  ],
};

const answerOf = (found: Problem): Answer => {
  if (found.kind === 'malformed') return malformed(found);
  return found.kind === 'wrong-scope'
    ? malformed({ ...found, detail: scopeDetail(found) })
    : answers[found.kind];
};

/** S3's error for a signature that does not hold (API reference: ErrorResponses). */
export const signatureError = (found: Problem): S3Error => new S3Error(...answerOf(found));

const payloadAnswers: Readonly<Record<PayloadProblem['problem'], Answer>> = {
  'hash-mismatch': [
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    400,
  ],
  'bad-chunk-signature': mismatch,
  incomplete: [
    'IncompleteBody',
    'The request body terminated unexpectedly or is of another length than declared.',
    400,
  ],
  'not-modelled': ['NotImplemented', 'The local bucket does not have this kind of payload.', 501],
};

/** S3's error for a payload that is not what the signature says. */
export const payloadError = ({ problem }: PayloadProblem): S3Error =>
  new S3Error(...payloadAnswers[problem]);
