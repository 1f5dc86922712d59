import type { IssuedKey } from '../keys.ts';
import { type Claim, timeOfStamp } from './claim.ts';
import { type Problem, problem } from './problem.ts';

/** Both in milliseconds since 1970. Signatures follow the clients' real clock, sessions the stack's. */
export type Now = { readonly realNow: number; readonly stackNow: number };

const maxSkewMs = 15 * 60_000;

/** Keys that last as long as the process belong to functions, whose own clock is the stack's, at most one move behind. */
const latestOf = ({ expiresAt }: IssuedKey, { realNow, stackNow }: Now): number =>
  expiresAt === Number.POSITIVE_INFINITY ? Math.max(realNow, stackNow) : realNow;

/** Whether the signature is of now: within 15 minutes, or as long as a presigned URL says. */
export const checkTime = (claim: Claim, key: IssuedKey, now: Now): Problem | undefined => {
  const { form, stamp, scope, expiresSeconds } = claim;
  const at = timeOfStamp(stamp);
  if (Number.isNaN(at) || !stamp.startsWith(scope.day)) {
    return problem(
      'malformed',
      form,
      'Date in Credential scope does not match the date of the request',
    );
  }
  const isTooOld = expiresSeconds === undefined && at < now.realNow - maxSkewMs;
  if (isTooOld || at > latestOf(key, now) + maxSkewMs) return problem('skewed', form, stamp);
  const isOver = expiresSeconds !== undefined && at + expiresSeconds * 1000 <= now.realNow;
  return isOver ? problem('expired-url', form) : undefined;
};

/** Whether the signature counts in this region and for this service. */
export const checkScope = (
  { form, scope }: Claim,
  { region, service }: { readonly region: string; readonly service: string },
): Problem | undefined => {
  if (scope.region !== region) return problem('wrong-scope', form, 'region', region);
  return scope.service === service ? undefined : problem('wrong-scope', form, 'service', service);
};
