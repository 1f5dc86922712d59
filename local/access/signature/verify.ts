import type { IssuedKey } from '../keys.ts';
import { hashCanonicalRequest } from './canonical-request.ts';
import { checkScope, checkTime, type Now } from './check-claim.ts';
import { algorithm, type Claim } from './claim.ts';
import { isSame } from './digests.ts';
import { isProblem, type Problem, problem } from './problem.ts';
import { readClaim } from './read-claim.ts';
import { findUnsigned } from './signed-headers.ts';
import { type Scope, sign, signingKeyOf } from './signing-key.ts';
import type { WireRequest } from './wire-request.ts';

export type Expected = Now & {
  readonly region: string;
  /** The name in the scope: `s3`, `dynamodb`, `ses`, `cognito-idp`. */
  readonly service: string;
  /** Of the payload, in hex, or what stands for it in the canonical request. */
  readonly payloadHash: string;
  find(accessKeyId: string): IssuedKey | undefined;
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
  payloadHash: string,
): Verified | Problem => {
  const { form, scope, stamp, signature } = claim;
  const hash = hashCanonicalRequest(request, claim, payloadHash);
  if (hash === undefined) return problem('mismatch', form);
  const signingKey = signingKeyOf(key.secretAccessKey, scope);
  const calculated = sign(signingKey, algorithm, stamp, scope, [hash]);
  if (!isSame(calculated, signature)) return problem('mismatch', form);
  return { key, form, scope, stamp, signingKey, signature };
};

const unsignedProblem = (request: WireRequest, { form, signedHeaders }: Claim) => {
  const unsigned = findUnsigned(request, signedHeaders);
  return unsigned === undefined ? undefined : problem('unsigned-headers', form, unsigned);
};

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
  const verified = checkSignature(request, claim, key, expected.payloadHash);
  // The session is judged only once the signature holds: a forged one learns nothing of it.
  return isProblem(verified) ? verified : (checkSession(claim, key, expected.stackNow) ?? verified);
};
