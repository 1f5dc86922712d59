/**
 * Why a signature does not hold. Each protocol has its own error for each.
 *
 * | kind | meaning |
 * | --- | --- |
 * | `missing` | the request is not signed |
 * | `malformed` | the header or the query of the signature cannot be read; `detail` says what, without a value |
 * | `unknown-key` | no such access key |
 * | `mismatch` | the signature is not that of this request and this key |
 * | `wrong-scope` | signed for another region or service; `detail` names the part, `expected` what it should be |
 * | `skewed` | the time of the request is more than 15 minutes away |
 * | `expired-url` | the presigned URL is older than its `X-Amz-Expires` |
 * | `expired-key` | the session has ended |
 * | `wrong-token` | the session token is not that of the key |
 * | `unsigned-headers` | a header that must be signed is not; `detail` names it |
 */
export type ProblemKind =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'mismatch'
  | 'wrong-scope'
  | 'skewed'
  | 'expired-url'
  | 'expired-key'
  | 'wrong-token'
  | 'unsigned-headers';

export type Problem = {
  readonly kind: ProblemKind;
  readonly form: 'header' | 'query';
  readonly detail: string;
  readonly expected: string;
};

export const problem = (
  kind: ProblemKind,
  form: Problem['form'],
  detail = '',
  expected = '',
): Problem => ({ kind, form, detail, expected });

export const isProblem = <T extends object>(value: T | Problem): value is Problem =>
  'kind' in value;
