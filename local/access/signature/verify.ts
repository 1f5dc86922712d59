import type { IssuedKey } from '../keys.ts';
import { hashCanonicalRequest } from './canonical-request.ts';
import { algorithm, type Claim, timeOfStamp } from './claim.ts';
import { isSame } from './digests.ts';
import { readHeaderForm } from './header-form.ts';
import { type Problem, problem } from './problem.ts';
import { isPresigned, readQueryForm } from './query-form.ts';
import { findUnsigned } from './signed-headers.ts';
import { type Scope, sign, signingKeyOf } from './signing-key.ts';
import type { WireRequest } from './wire-request.ts';

export type Expected = {
  readonly region: string;
  /** The name in the scope: `s3`, `dynamodb`, `ses`, `cognito-idp`. */
  readonly service: string;
  /** Of the payload, in hex, or what stands for it in the canonical request. */
  readonly payloadHash: string;
  find(accessKeyId: string): IssuedKey | undefined;
  /** Both in milliseconds since 1970. Signatures follow the clients' real clock, sessions the stack's. */
  readonly realNow: number;
  readonly stackNow: number;
};

/** What the signatures of chunks continue from. */
export type Verified = {
  readonly key: IssuedKey;
  readonly form: Claim['form'];
  readonly scope: Scope;
  readonly stamp: string;
  readonly signingKey: Buffer;
  readonly signature: string;
};

export const isProblem = <T extends object>(value: T | Problem): value is Problem =>
  'kind' in value;

const maxSkewMs = 15 * 60_000;

/** Keys that last as long as the process belong to functions, whose own clock is the stack's, at most one move behind. */
const timesOf = ({ expiresAt }: IssuedKey, { realNow, stackNow }: Expected) =>
  expiresAt === Number.POSITIVE_INFINITY
    ? { earliest: realNow, latest: Math.max(realNow, stackNow) }
    : { earliest: realNow, latest: realNow };

const checkTime = (claim: Claim, key: IssuedKey, expected: Expected): Problem | undefined => {
  const { form, stamp, scope, expiresSeconds } = claim;
  const { earliest, latest } = timesOf(key, expected);
  const at = timeOfStamp(stamp);
  if (Number.isNaN(at) || !stamp.startsWith(scope.day)) {
    return problem(
      'malformed',
      form,
      'Date in Credential scope does not match the date of the request',
    );
  }
  const isTooOld = expiresSeconds === undefined && at < earliest - maxSkewMs;
  if (isTooOld || at > latest + maxSkewMs) return problem('skewed', form, stamp);
  const isOver = expiresSeconds !== undefined && at + expiresSeconds * 1000 <= earliest;
  return isOver ? problem('expired-url', form) : undefined;
};

const checkScope = ({ form, scope }: Claim, { region, service }: Expected): Problem | undefined => {
  if (scope.region !== region) return problem('wrong-scope', form, 'region', region);
  return scope.service === service ? undefined : problem('wrong-scope', form, 'service', service);
};

/** A key of the owner has no token. */
const checkSession = ({ form, sessionToken = '' }: Claim, key: IssuedKey, now: number) => {
  if (!isSame(sessionToken, key.sessionToken)) {
    return problem(sessionToken === '' ? 'unknown-key' : 'wrong-token', form);
  }
  return key.expiresAt <= now ? problem('expired-key', form) : undefined;
};

const checkSignature = (
  request: WireRequest,
  claim: Claim,
  key: IssuedKey,
  { payloadHash }: Expected,
): Verified | Problem => {
  const { form, scope, stamp, signature, signedHeaders } = claim;
  const hash = hashCanonicalRequest(request, scope.service, signedHeaders, payloadHash);
  if (hash === undefined) return problem('malformed', form, 'The query cannot be read');
  const signingKey = signingKeyOf(key.secretAccessKey, scope);
  const calculated = sign(signingKey, algorithm, stamp, scope, [hash]);
  if (!isSame(calculated, signature)) return problem('mismatch', form);
  return { key, form, scope, stamp, signingKey, signature };
};

const unsignedProblem = (request: WireRequest, { form, signedHeaders }: Claim) => {
  const unsigned = findUnsigned(request, signedHeaders);
  return unsigned === undefined ? undefined : problem('unsigned-headers', form, unsigned);
};

/** The access key that a request names, whether or not it is signed with it. */
export const readClaim = (request: WireRequest): Claim | Problem =>
  isPresigned(request) ? readQueryForm(request) : readHeaderForm(request);

/**
 * Verifies Signature Version 4 of a request, in its header or its query. What the signature says of the payload is left
 * to the caller, who has it.
 */
export const verify = (request: WireRequest, expected: Expected): Verified | Problem => {
  const claim = readClaim(request);
  if (isProblem(claim)) return claim;
  const key = expected.find(claim.accessKeyId);
  if (key === undefined) return problem('unknown-key', claim.form);
  const wrong =
    checkScope(claim, expected) ??
    checkTime(claim, key, expected) ??
    unsignedProblem(request, claim);
  if (wrong !== undefined) return wrong;
  const verified = checkSignature(request, claim, key, expected);
  // The session is judged only once the signature holds: a forged one learns nothing of it.
  return isProblem(verified) ? verified : (checkSession(claim, key, expected.stackNow) ?? verified);
};
