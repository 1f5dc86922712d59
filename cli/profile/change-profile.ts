import type { Clock, Profiles } from '#shared/ports.ts';
import { type Change, type Changed, nextProfile } from './change.ts';
import type { ProfileRows } from './profile-rows.ts';

/** Lost races before the command gives up; each means that somebody else changed the profile meanwhile. */
const tries = 5;

type Dependencies = {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly rows: Pick<ProfileRows, 'replace'>;
  readonly now: Clock;
};

export type ChangeResult =
  | Changed
  | { readonly outcome: 'no-profile' }
  | { readonly outcome: 'contended' };

/** Reads, decides, writes if nobody wrote in between, and else starts again. */
export const changeProfile = async (
  { profiles, rows, now }: Dependencies,
  userId: string,
  change: Change,
): Promise<ChangeResult> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const profile = await profiles.find(userId);
    if (profile === undefined) return { outcome: 'no-profile' };
    const next = nextProfile(profile, change, now());
    if (next.outcome !== 'changed') return next;
    if ((await rows.replace(next.profile)) === 'written') return next;
  }
  return { outcome: 'contended' };
};
