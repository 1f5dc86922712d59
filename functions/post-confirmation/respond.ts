import { errorNameOf } from '#shared/errors.ts';
import { type PostConfirmationEvent, respond } from '#shared/events/post-confirmation.ts';
import type { Clock, Log, Profiles } from '#shared/ports.ts';
import { newProfile, type ProfileDefaults } from '#shared/profile/defaults.ts';
import { decide } from './decide.ts';

type Dependencies = {
  readonly defaults: ProfileDefaults;
  readonly profiles: Profiles;
  readonly now: Clock;
  readonly log: Log;
};

/**
 * Makes the profile of a confirmed user. Never throws for the store: the user exists by now, an error would only hide
 * that, and post authentication makes a row that is missing.
 */
export const respondWith =
  ({ defaults, profiles, now, log }: Dependencies) =>
  async (event: PostConfirmationEvent): Promise<PostConfirmationEvent> => {
    const decision = decide(event);
    if (decision.outcome === 'nothing') return respond(event);
    try {
      const outcome = await profiles.create(newProfile(decision.user, defaults, now()));
      log.info('profile made', { outcome });
    } catch (error) {
      log.error('profile not made', { errorName: errorNameOf(error) });
    }
    return respond(event);
  };
