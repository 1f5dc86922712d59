import type { OwnFields } from '#shared/extensions/claims.ts';
import type { Clock, ProfileChanges, Profiles } from '#shared/ports.ts';
import { type Change, type Changed, nextProfile } from './change.ts';

/** Lost races before the command gives up; each means that another writer changed the profile meanwhile. */
const tries = 5;

type Dependencies = {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly changes: Pick<ProfileChanges, 'replace'>;
  readonly now: Clock;
  /** Who makes the change, for `updatedBy`. */
  readonly by: string;
  /** The fields of `extensions/claims.ts`. */
  readonly ownFields?: OwnFields;
};

export type ChangeResult =
  | Changed
  | { readonly outcome: 'no-profile' }
  | { readonly outcome: 'contended' };

/** Reads, decides, writes if the row is still the one that was read, and else starts again. */
export const changeProfile = async (
  { profiles, changes, now, by, ownFields }: Dependencies,
  userId: string,
  change: Change,
): Promise<ChangeResult> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const profile = await profiles.find(userId);
    if (profile === undefined) return { outcome: 'no-profile' };
    const next = nextProfile(profile, change, { at: now(), by }, ownFields);
    if (next.outcome !== 'changed') return next;
    if ((await changes.replace(next.profile)) === 'written') return next;
  }
  return { outcome: 'contended' };
};
