import { RefusedError } from '#shared/errors.ts';
import { answer, type PreAuthenticationEvent } from '#shared/events/pre-authentication.ts';
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
 * @throws {RefusedError} `client_not_allowed`, `profile_suspended`; a store that cannot be read lets its error through,
 *   and nobody in
 */
export const respondWith =
  ({ policy, openProfiles, log }: Dependencies) =>
  async (event: PreAuthenticationEvent): Promise<PreAuthenticationEvent> => {
    const clientId = event.callerContext.clientId ?? '';
    const client = decideClient(clientId, policy);
    if (client.outcome !== 'allow') throw new RefusedError(client.outcome);
    const { userNotFound, userAttributes } = event.request;
    if (!policy.readsProfile || userNotFound === true || userAttributes.sub === undefined) {
      return answer(event);
    }
    const profiles = await openProfiles();
    const profile = decideProfile(await profiles.find(userAttributes.sub));
    if (profile.outcome !== 'allow') throw new RefusedError(profile.outcome);
    log.info('profile checked', { clientId });
    return answer(event);
  };
