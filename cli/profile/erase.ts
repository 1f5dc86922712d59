import type { ChallengeRows, ProfileChanges, Profiles } from '#shared/ports.ts';
import type { Profile } from '#shared/profile/profile.ts';

/**
 * What the pool says of the user: `unknown` when no pool was named. DeleteUser fires no trigger, so the suite's rows
 * outlive the user until they are erased.
 */
export type InPool = 'gone' | 'disabled' | 'enabled' | 'unknown';

/**
 * A suspension is kept in the row. Erased while the user can still sign in, it would be lifted: the next sign-in makes a
 * new, active profile.
 */
export const liftsSuspension = (
  profile: Pick<Profile, 'status'> | undefined,
  inPool: InPool,
): boolean => profile?.status === 'suspended' && (inPool === 'enabled' || inPool === 'unknown');

export type EraseResult =
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'contended' }
  | {
      readonly outcome: 'erased';
      readonly profile: 'erased' | 'none';
      readonly challenge: 'erased' | 'none';
    };

type Dependencies = {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly changes: Pick<ProfileChanges, 'erase'>;
  readonly challenges: ChallengeRows;
};

/** Lost races before the command gives up. */
const tries = 5;

/**
 * Deletes all that the suite holds of a user: the profile and the row of one-time codes. Run twice, the second time
 * finds nothing. The profile goes first: what is left after a crash holds no role and no tenant.
 */
export const eraseUser = async (
  { profiles, changes, challenges }: Dependencies,
  userId: string,
  inPool: InPool,
): Promise<EraseResult> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const profile = await profiles.find(userId);
    if (liftsSuspension(profile, inPool)) return { outcome: 'refused' };
    if (profile === undefined || (await changes.erase(userId, profile.version)) === 'erased') {
      const challenge = await challenges.erase(userId);
      return { outcome: 'erased', profile: profile === undefined ? 'none' : 'erased', challenge };
    }
  }
  return { outcome: 'contended' };
};
