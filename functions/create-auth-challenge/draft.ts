import { drawCode, hashCode } from '#shared/one-time-code/code.ts';
import { destinationHash } from '#shared/one-time-code/destination.ts';
import { coolDownMs, decoyLifetimeMs } from '#shared/one-time-code/policy.ts';
import type { ChallengeRow } from '#shared/one-time-code/row.ts';
import type { Claim } from '#shared/ports.ts';
import type { Dependencies } from './dependencies.ts';
import type { Request } from './request.ts';

export type Draft = { readonly claim: Claim; readonly code: string };

/** A code and the claim on it. A code made again for the same challenge (`again`) keeps its id and its attempts. */
export const draft = (
  { policy, peppers, now, newId, randomInt }: Dependencies,
  { owner, email, userPoolId, clientId }: Request,
  row: ChallengeRow | undefined,
  again: boolean,
): Draft => {
  const claimedAt = now();
  const cid = again && row !== undefined ? row.cid : newId();
  const user = owner.user;
  const destHash = destinationHash({ userPoolId, user, challengeId: cid, email: email ?? '' });
  const code = drawCode(policy.codeLength, randomInt);
  const context = { userPoolId, clientId, user, challengeId: cid, destHash } as const;
  const claim: Claim = {
    cid,
    h: hashCode(peppers.current, { ...context, channel: 'email' }, code),
    exp: claimedAt + policy.codeLifetimeSeconds * 1000,
    next: claimedAt + coolDownMs,
    sendTry: again && row !== undefined ? row.sendTry + 1 : 1,
    claimedAt,
    claimId: newId(),
    clientId,
    destHash,
    readVersion: row?.ver ?? 0,
    attempts: again ? 'keep' : 'start',
    ...(owner.kind === 'decoy' ? { ttl: Math.ceil((claimedAt + decoyLifetimeMs) / 1000) } : {}),
  };
  return { claim, code };
};
