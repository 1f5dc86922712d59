import { errorNameOf, MalformedRowError, RefusedError } from '#shared/errors.ts';
import {
  isClientCredentials,
  isV1,
  type PreTokenGenerationEvent,
  respond,
  type UserTokenEvent,
} from '#shared/events/pre-token-generation.ts';
import type { TokenFacts } from '#shared/extensions/claims.ts';
import type { Clock, Log, Profiles } from '#shared/ports.ts';
import { asText, type TokenClaims } from '#shared/profile/claims.ts';
import { newProfile, type ProfileDefaults } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { decide, decideAdmission, type TokenDecision, type TokenPolicy } from './decide.ts';

type Dependencies = {
  readonly policy: TokenPolicy;
  readonly defaults: ProfileDefaults;
  readonly profiles: Profiles;
  readonly now: Clock;
  readonly log: Log;
};

/** Groups are kept by leaving them out: an empty override would remove every one. */
const enriched = (event: UserTokenEvent, { id, access }: TokenClaims): UserTokenEvent =>
  isV1(event)
    ? respond(event, { claimsOverrideDetails: { claimsToAddOrOverride: asText(id) } })
    : respond(event, {
        claimsAndScopeOverrideDetails: {
          idTokenGeneration: { claimsToAddOrOverride: id },
          accessTokenGeneration: { claimsToAddOrOverride: access },
        },
      });

/** Extensions see what Cognito says, and never `clientMetadata`, which the client writes. */
const tokenFactsOf = ({ callerContext, request }: UserTokenEvent): TokenFacts => ({
  clientId: callerContext.clientId ?? '',
  groups: [...(request.groupConfiguration?.groupsToOverride ?? [])],
});

type Enriching = Extract<TokenDecision, { outcome: 'enrich' }>;

/** Names and values of claims are no facts of a log: they may be personal. */
const logClaims = (
  log: Log,
  triggerSource: string,
  { claims, leftOut, failed }: Enriching,
): void => {
  if (failed) log.error('own claims not computed', { triggerSource });
  if (leftOut > 0) log.warn('own claims left out', { triggerSource, claims: leftOut });
  log.info('claims added', { triggerSource, claims: Object.keys(claims.id).length });
};

/** The user's profile, or the one that a new user would get: computed, never written. */
const profileOf = async (
  { profiles, defaults, now }: Dependencies,
  userId: string,
): Promise<Profile> =>
  (await profiles.find(userId)) ??
  newProfile({ userId, locale: undefined, origin: 'sign-in' }, defaults, now());

/** A damaged row differs from an outage: it may be one that was meant to be suspended, so `minimal` is not for it. */
const mustDeny = ({ policy }: Dependencies, error: unknown): boolean =>
  policy.profileStoreDown === 'deny' || error instanceof MalformedRowError;

const readProfile = async (deps: Dependencies, userId: string): Promise<Profile | undefined> => {
  try {
    return await profileOf(deps, userId);
  } catch (error) {
    deps.log.error('profile not read', { errorName: errorNameOf(error) });
    if (mustDeny(deps, error)) throw new RefusedError('temporarily_unavailable');
    return undefined;
  }
};

/**
 * Puts the profile's claims into tokens, at every sign-in and every refresh. The event's own version says which form of
 * the answer Cognito will read.
 * @throws {RefusedError} `client_not_allowed`, `domain_not_allowed`, `profile_suspended`; `temporarily_unavailable` when profiles cannot be read and the policy denies
 */
export const respondWith =
  (deps: Dependencies) =>
  async (event: PreTokenGenerationEvent): Promise<PreTokenGenerationEvent> => {
    if (isClientCredentials(event)) return event;
    const { sub, email } = event.request.userAttributes;
    if (sub === undefined) throw new RefusedError('temporarily_unavailable');
    const clientId = event.callerContext.clientId ?? '';
    const admission = decideAdmission({ clientId, email }, deps.policy);
    if (admission !== 'admit') throw new RefusedError(admission);
    const profile = await readProfile(deps, sub);
    if (profile === undefined) return event;
    const { triggerSource } = event;
    const decision = decide(profile, deps.policy, tokenFactsOf(event));
    if (decision.outcome === 'refuse') throw new RefusedError('profile_suspended');
    if (decision.outcome === 'minimal') {
      deps.log.warn('claims over the size budget', { triggerSource });
      return event;
    }
    logClaims(deps.log, triggerSource, decision);
    return enriched(event, decision.claims);
  };
