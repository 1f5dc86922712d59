import type { Clock, Profiles } from '#shared/ports.ts';
import { type NewUser, newProfile, type ProfileDefaults } from '#shared/profile/defaults.ts';
import type { PoolUsers, UserPage } from './pool-users.ts';
import { type Counts, noProgress } from './progress.ts';
import type { ProgressFile } from './progress-file.ts';

export type Dependencies = {
  readonly userPoolId: string;
  readonly table: string;
  readonly users: PoolUsers;
  readonly profiles: Profiles;
  readonly defaults: ProfileDefaults;
  /** The languages that there are texts in. */
  readonly locales: readonly string[];
  readonly file: ProgressFile;
  /** Looks and writes nothing, not even the progress file. */
  readonly dryRun: boolean;
  readonly now: Clock;
  /** Waits until the next user may be looked at. */
  pace(): Promise<void>;
  /** Called after every page. */
  report(counts: Counts): void;
  /** Whether Cognito said that a token is not one of its own (they end after a while). */
  isStaleToken(error: unknown): boolean;
};

type Outcome = 'created' | 'exists';

const one = async (
  { profiles, defaults, locales, dryRun, now }: Dependencies,
  user: NewUser,
): Promise<Outcome> => {
  if (dryRun) return (await profiles.find(user.userId)) === undefined ? 'created' : 'exists';
  // The same conditional put as post confirmation's: the second of two writes changes nothing.
  return profiles.create(newProfile(user, defaults, now(), locales));
};

/**
 * Looks at one user after the other in the pace, without waiting for answers. After a failure no further user is looked
 * at, and the failure is thrown only when nothing is under way any more: a run that has ended writes nothing.
 */
const outcomesOf = async (
  deps: Dependencies,
  users: readonly NewUser[],
): Promise<readonly Outcome[]> => {
  const outcomes: Promise<Outcome>[] = [];
  let hasFailed = false;
  for (const user of users) {
    await deps.pace();
    if (hasFailed) break;
    const outcome = one(deps, user);
    outcome.catch(() => {
      hasFailed = true;
    });
    outcomes.push(outcome);
  }
  await Promise.allSettled(outcomes);
  return Promise.all(outcomes);
};

const onePage = async (deps: Dependencies, { users, skipped }: UserPage): Promise<Counts> => {
  const outcomes = await outcomesOf(deps, users);
  const created = outcomes.filter((outcome) => outcome === 'created').length;
  return { seen: users.length + skipped, created, existed: users.length - created, skipped };
};

const sum = (a: Counts, b: Counts): Counts => ({
  seen: a.seen + b.seen,
  created: a.created + b.created,
  existed: a.existed + b.existed,
  skipped: a.skipped + b.skipped,
});

/** The page to go on with. A token that ended means the first page again: rows that are there are only counted. */
const resumed = async (
  { users, isStaleToken }: Dependencies,
  token: string | undefined,
  counts: Counts,
): Promise<{ readonly page: UserPage; readonly counts: Counts }> => {
  try {
    return { page: await users.page(token), counts };
  } catch (error) {
    if (token === undefined || !isStaleToken(error)) throw error;
    return { page: await users.page(undefined), counts: noProgress };
  }
};

/** `before`: the progress file says that an earlier run came to the end, and nothing was done. */
export type Backfilled = { readonly counts: Counts; readonly finished: 'now' | 'before' };

/**
 * Makes the profiles that are missing, page by page. Progress is kept after each whole page, so that a run that was
 * killed goes on with the page it was in; the rows of that page are there already or made then.
 */
export const makeProfiles = async (deps: Dependencies): Promise<Backfilled> => {
  const { users, file, dryRun, report, userPoolId, table } = deps;
  const before = dryRun ? undefined : await file.load();
  const done = sum(noProgress, before ?? noProgress);
  if (before?.next === null) return { counts: done, finished: 'before' };
  let { page, counts } = await resumed(deps, before?.next ?? undefined, done);
  for (;;) {
    counts = sum(counts, await onePage(deps, page));
    if (!dryRun) await file.save({ userPoolId, table, next: page.next ?? null, ...counts });
    report(counts);
    if (page.next === undefined) return { counts, finished: 'now' };
    page = await users.page(page.next);
  }
};
