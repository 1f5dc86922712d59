import type { Options } from '../plan/operation.ts';
import { type DesiredTriggers, entriesOf } from '../plan/triggers.ts';
import type { Report } from '../report/report.ts';

/** What the report's first sentence says of the triggers that were compared. */
export const comparedWith = (
  desired: DesiredTriggers,
  { stackName, function: named }: Options,
): NonNullable<Report['compared']> => ({
  triggers: entriesOf(desired).length,
  ...(stackName === undefined || named !== undefined ? {} : { stackName }),
});
