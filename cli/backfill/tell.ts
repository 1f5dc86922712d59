import type { Backfilled } from './make-profiles.ts';
import type { Counts } from './progress.ts';

const cells = 24;

/** `[████░░░░] 120 of about 480 users`; Cognito only estimates how many users a pool has. */
export const bar = ({ seen }: Counts, estimate: number): string => {
  const total = Math.max(estimate, seen, 1);
  const full = Math.round((seen / total) * cells);
  return `[${'█'.repeat(full)}${'░'.repeat(cells - full)}] ${seen} of about ${total} users`;
};

/** What was done, in a sentence. */
export const summary = ({ counts, finished }: Backfilled, dryRun: boolean): string => {
  const { seen, created, existed, skipped } = counts;
  const first =
    finished === 'before' ? 'Finished before; remove the --resume file to go through again. ' : '';
  return `${first}${seen} users: ${created} profiles ${dryRun ? 'missing' : 'made'}, ${existed} there already, ${skipped} not confirmed yet.`;
};
