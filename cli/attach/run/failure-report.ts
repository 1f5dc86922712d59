import { describeError, whatToDoAbout } from '../aws/service-error.ts';
import { FailedError, RefusedError } from '../plan/refusal.ts';
import type { ReportBody } from '../report/report.ts';
import { CancelledError } from './agree.ts';

/** What is reported of an operation that ended with an error. */
export const failureReport = (error: unknown): ReportBody => {
  if (error instanceof RefusedError) return { outcome: 'refused', refusals: error.refusals };
  if (error instanceof CancelledError) return { outcome: 'cancelled' };
  if (error instanceof FailedError) return { outcome: 'failed', message: error.message };
  const advice = whatToDoAbout(error);
  const message = `${describeError(error)}${advice === undefined ? '' : `. ${advice}`}`;
  return { outcome: 'failed', message };
};
