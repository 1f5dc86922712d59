import { observeWithClients } from '../aws/observe.ts';
import { functionsOf } from '../plan/changes.ts';
import type { Options } from '../plan/operation.ts';
import { planAttach } from '../plan/plan-attach.ts';
import { type AttachRecord, managedIn } from '../plan/record.ts';
import type { ReportBody } from '../report/report.ts';
import { comparedWith } from './compared.ts';
import type { Context } from './context.ts';
import { resolveDesired } from './desired-triggers.ts';
import { planOrRefuse } from './plan-or-refuse.ts';

const pendingNotes = (record: AttachRecord | undefined): readonly string[] =>
  record?.pending === undefined
    ? []
    : [
        `A run of ${record.pending.operation} was interrupted; the next apply or detach finishes or undoes it first.`,
      ];

/** `plan`: what apply would do. Writes nothing. */
export const plan = async (context: Context, options: Options): Promise<ReportBody> => {
  const record = context.files.record();
  const { desired, notes } = await resolveDesired(context, options, record);
  const observed = await observeWithClients(context, functionsOf(desired));
  const managed = managedIn(record);
  const { changes, lambdaConfig, ...planned } = planOrRefuse(
    planAttach(observed, { desired, replace: options.replace ?? [], managed }),
  );
  const pending = pendingNotes(record);
  const count = changes.length + planned.permissions.length + pending.length;
  return {
    ...planned,
    outcome: count === 0 ? 'nothing' : 'changes',
    triggers: changes,
    notes: [...pending, ...notes, ...planned.notes],
    compared: comparedWith(desired, options),
  };
};
