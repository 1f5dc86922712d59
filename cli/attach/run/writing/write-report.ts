import type { ReportBody } from '../../report/report.ts';
import type { WritablePlan } from './planned.ts';
import type { WriteResult } from './write-agreed.ts';

/** The report of an apply or a detach; `earlierNotes` come before the plan's own. */
export const reportOf = <Plan extends WritablePlan>(
  { kind, plan, backup, notes }: WriteResult<Plan>,
  earlierNotes: readonly string[],
): ReportBody => ({
  outcome: kind,
  triggers: plan.changes,
  permissions: plan.permissions,
  ...(plan.users === undefined ? {} : { users: plan.users }),
  notes: [...earlierNotes, ...notes],
  questions: plan.questions,
  ...(backup === undefined ? {} : { backup }),
});
