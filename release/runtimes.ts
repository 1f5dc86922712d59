/**
 * When AWS stops patching each Node.js runtime of Lambda (developer guide: lambda-runtimes, read through cfn-lint 1.58).
 * The one place for these dates: release:check stops on them, and the template's tests warn of them.
 */
export const deprecations: Readonly<Record<string, string>> = {
  'nodejs20.x': '2026-04-30',
  'nodejs22.x': '2027-04-30',
  'nodejs24.x': '2028-04-30',
};

/** How long before its deprecation a runtime is too old to release on: teams need the time to follow. */
const noticeMonths = 6;

/** `unknown` is no date in the table; `ending` is deprecated, or less than half a year from it. */
export type RuntimeStanding =
  | { readonly standing: 'current'; readonly deprecatedOn: string }
  | { readonly standing: 'ending'; readonly deprecatedOn: string }
  | { readonly standing: 'unknown' };

const monthsBefore = (date: string, months: number): number => {
  const day = new Date(`${date}T00:00:00Z`);
  const lastDay = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months + 1, 0));
  // The last day of a short month rather than the first of the next.
  return lastDay.setUTCDate(Math.min(day.getUTCDate(), lastDay.getUTCDate()));
};

/** Where a runtime stands at a moment (milliseconds since the epoch). */
export const standingOf = (runtime: string, now: number): RuntimeStanding => {
  const deprecatedOn = deprecations[runtime];
  if (deprecatedOn === undefined) return { standing: 'unknown' };
  const standing = now < monthsBefore(deprecatedOn, noticeMonths) ? 'current' : 'ending';
  return { standing, deprecatedOn };
};

/** What there is to say against a runtime, or nothing. */
export const runtimeProblem = (runtime: string, now: number): string | undefined => {
  const found = standingOf(runtime, now);
  if (found.standing === 'current') return undefined;
  return found.standing === 'unknown'
    ? `${runtime} has no deprecation date in release/runtimes.ts`
    : `${runtime} is deprecated on ${found.deprecatedOn}, less than half a year away: move to its successor`;
};
