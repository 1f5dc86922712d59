import type { Difference } from '../../../common/json.ts';
import type { Written } from '../../aws/write-pool.ts';
import { pathsOf } from '../../plan/pool/differences.ts';
import { FailedError } from '../../plan/refusal.ts';
import type { ReportBody } from '../../report/report.ts';
import type { Context } from '../context.ts';
import { backUp } from './back-up.ts';
import type { Planned, WritablePlan } from './planned.ts';
import { whilePending } from './while-pending.ts';

/** How often a new plan is made because the pool was changed in between. */
const rounds = 4;

/** What distinguishes apply and detach. */
export type Steps<Plan extends WritablePlan> = {
  readonly operation: 'apply' | 'detach';
  /** Reads the pool and plans; throws the refusals. */
  plan(): Promise<Planned<Plan>>;
  /** What the operator is asked to agree to. */
  preview(plan: Plan): ReportBody;
  /** Writes permissions and triggers, and reconciles the record. */
  write(planned: Planned<Plan>, sending: (at: Date) => void): Promise<Written>;
};

export type WriteResult<Plan extends WritablePlan> = {
  readonly kind: 'nothing' | 'done';
  readonly plan: Plan;
  readonly notes: readonly string[];
  readonly backup?: string;
};

const fixedNotes = (differences: readonly Difference[]): readonly string[] =>
  differences.length === 0
    ? []
    : [`${pathsOf(differences)} changed too. No update can set that: look at the pool.`];

const restoredError = (
  { differences, left }: Extract<Written, { kind: 'restored' }>,
  backup: string,
): FailedError => {
  const rest =
    left.length === 0
      ? 'Everything was put back as it was.'
      : `${pathsOf(left)} could not be put back: the state before is in ${backup}.`;
  return new FailedError(`After the update ${pathsOf(differences)} differed. ${rest}`);
};

/** One round: back up, write, verify. Undefined where the pool was changed meanwhile and nothing was sent. */
const writeOnce = async <Plan extends WritablePlan>(
  context: Context,
  { operation, write }: Steps<Plan>,
  planned: Planned<Plan>,
): Promise<WriteResult<Plan> | undefined> => {
  const { observed, plan, record } = planned;
  const backup = await backUp(context, observed);
  const start = { operation, record, backup, before: observed.state };
  const written = await whilePending(context, start, (sending) => write(planned, sending));
  if (written.kind === 'changed') return undefined;
  if (written.kind === 'restored') throw restoredError(written, backup);
  return { kind: 'done', plan, notes: [...plan.notes, ...fixedNotes(written.fixed)], backup };
};

/**
 * Plans, asks once, and writes; where the pool was changed meanwhile, plans again. A later plan with other changes than
 * those agreed to is not carried out.
 */
export const writeAgreed = async <Plan extends WritablePlan>(
  context: Context,
  steps: Steps<Plan>,
): Promise<WriteResult<Plan>> => {
  let agreed: string | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const planned = await steps.plan();
    const { plan } = planned;
    if (plan.changes.length + plan.permissions.length === 0) {
      return { kind: 'nothing', plan, notes: plan.notes };
    }
    const changes = JSON.stringify(plan.changes);
    if (agreed === undefined) await context.agree(steps.preview(plan));
    else if (agreed !== changes) break;
    agreed = changes;
    const done = await writeOnce(context, steps, planned);
    if (done !== undefined) return done;
  }
  throw new FailedError(
    'Another client is changing the pool at the same time. Nothing of this run is left in it; try again later.',
  );
};
