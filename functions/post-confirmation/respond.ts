import { errorNameOf } from '#shared/errors.ts';
import { type PostConfirmationEvent, respond } from '#shared/events/post-confirmation.ts';
import type { Clock, Log, Profiles } from '#shared/ports.ts';
import { newProfile, type ProfileDefaults } from '#shared/profile/defaults.ts';
import { decide } from './decide.ts';

type Dependencies = {
  readonly defaults: ProfileDefaults;
  /** The languages that there are texts in. */
  readonly locales: readonly string[];
  readonly profiles: Profiles;
  readonly now: Clock;
  readonly log: Log;
};

/**
 * Creates the profile of a user whose confirmation proves an address. A failing store does not throw: the user exists at
 * this point, an error would only hide that, and post authentication creates a missing row.
 */
export const respondWith =
  ({ defaults, locales, profiles, now, log }: Dependencies) =>
  async (event: PostConfirmationEvent): Promise<PostConfirmationEvent> => {
    const decision = decide(event);
    if (decision.outcome === 'nothing') return respond(event);
    try {
      const outcome = await profiles.create(newProfile(decision.user, defaults, now(), locales));
      log.info('profile made', { outcome });
    } catch (error) {
      log.error('profile not made', { errorName: errorNameOf(error) });
    }
    return respond(event);
  };
