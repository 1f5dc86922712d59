import type { TriggerResult } from '../../../../observe/trigger-log.ts';
import type { Outcome } from './invoke.ts';

/** The trigger log's text where the function itself reported none. */
const failures = {
  'timed-out': { errorType: 'TimeOut', errorMessage: 'No answer within the limit' },
  unreachable: { errorType: 'ServiceException', errorMessage: 'No answer from Lambda' },
  'not-found': { errorType: 'ResourceNotFoundException', errorMessage: 'No such function' },
} as const;

/** The fields of a trigger log entry that depend on the outcome. */
export const resultOf = (outcome: Outcome, waitedMs: number): TriggerResult => {
  if (outcome.outcome === 'answered' || outcome.outcome === 'failed') {
    const { durationMs, coldStart } = outcome;
    return outcome.outcome === 'answered'
      ? { response: outcome.payload, durationMs, coldStart }
      : { error: outcome.error, durationMs, coldStart };
  }
  return { error: failures[outcome.outcome], durationMs: waitedMs, coldStart: false };
};
