import { RefusedError } from '#shared/errors.ts';
import { type PreAuthenticationEvent, respond } from '#shared/events/pre-authentication.ts';
import type { Log, Profiles } from '#shared/ports.ts';
import { decideClient, decideProfile, type SignInPolicy } from './decide.ts';

type Dependencies = {
  readonly policy: SignInPolicy;
  /** Loaded only where a setting needs it. */
  readonly openProfiles: () => Promise<Profiles>;
  readonly log: Log;
};

/**
 * Refuses before a password is looked at.
 * @throws {RefusedError} `client_not_allowed`, `sign_in_not_possible`; where the store cannot be read, its error, and the
 *   sign-in ends
 */
export const respondWith =
  ({ policy, openProfiles, log }: Dependencies) =>
  async (event: PreAuthenticationEvent): Promise<PreAuthenticationEvent> => {
    const clientId = event.callerContext.clientId ?? '';
    const client = decideClient(clientId, policy);
    if (client.outcome !== 'allow') throw new RefusedError(client.outcome);
    const { userNotFound, userAttributes } = event.request;
    if (!policy.readsProfile) return respond(event);
    const profiles = await openProfiles();
    // An unknown user costs the same read, or the time would differ; no row has a name for its key.
    const isThere = userNotFound !== true && userAttributes.sub !== undefined;
    const profile = await profiles.find((isThere && userAttributes.sub) || event.userName);
    const decision = decideProfile(isThere ? profile : undefined);
    if (decision.outcome !== 'allow') throw new RefusedError(decision.outcome);
    log.info('profile checked', { clientId });
    return respond(event);
  };
