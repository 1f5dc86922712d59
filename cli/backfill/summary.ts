import { counted } from '../common/output.ts';
import type { Backfilled } from './make-profiles.ts';

/** What was done, in a sentence. */
export const summary = ({ counts, finished }: Backfilled, dryRun: boolean): string => {
  const { seen, created, existed, skipped } = counts;
  const first =
    finished === 'before' ? 'Finished before; remove the --resume file to start over. ' : '';
  const made = `${counted(created, 'profile')} ${dryRun ? 'missing' : 'made'}`;
  const waiting = skipped === 0 ? '' : `, ${skipped} without a proven address`;
  return `${first}${counted(seen, 'user')}: ${made}, ${existed} already there${waiting}.`;
};
