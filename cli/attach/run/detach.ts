import { settingOf } from '#shared/cognito/lambda-config.ts';
import { observe } from '../aws/observe.ts';
import type { Written } from '../aws/write-pool.ts';
import { functionsOf } from '../plan/changes.ts';
import { type DetachPlan, type DetachRequest, planDetach } from '../plan/detach/plan-detach.ts';
import type { Options } from '../plan/operation.ts';
import { type AttachRecord, managedIn } from '../plan/record.ts';
import { entriesOf, triggerNames } from '../plan/triggers.ts';
import type { ReportBody } from '../report/report.ts';
import { type Context, throwIfStopped } from './context.ts';
import { resolveNamed } from './desired-triggers.ts';
import { planOrRefuse } from './plan-or-refuse.ts';
import { changeTriggers, type Planned } from './writing/planned.ts';
import { reconcileRecord } from './writing/reconcile-record.ts';
import { resumeInterrupted } from './writing/resume-interrupted.ts';
import { writeAgreed } from './writing/write-agreed.ts';
import { reportOf } from './writing/write-report.ts';

/** Functions from before the attach, which are put back; these credentials need not be able to read them. */
const formerFunctions = (record: AttachRecord | undefined): readonly string[] =>
  entriesOf(record?.triggers ?? {}).flatMap(([trigger, { before }]) => {
    const former = settingOf(before, trigger);
    return former === undefined ? [] : [former.function];
  });

const planned = async (context: Context, request: DetachRequest): Promise<Planned<DetachPlan>> => {
  const record = context.files.record();
  const arns = [
    ...functionsOf(request.named),
    ...functionsOf(managedIn(record)),
    ...(record?.permissions ?? []).map((one) => one.function),
  ];
  const observed = await observe(context, arns, formerFunctions(record));
  const plan = planOrRefuse(planDetach(observed, record, request));
  return { observed, plan, record: plan.record };
};

const write = async (
  context: Context,
  current: Planned<DetachPlan>,
  sending: (at: Date) => void,
): Promise<Written> => {
  throwIfStopped(context);
  const written = await changeTriggers(context, current, sending);
  await context.step('Remove the permissions', () => reconcileRecord(context, current.record));
  return written;
};

/** `detach`: remove what attach manages from the pool, and put back what was there before it. */
export const detach = async (context: Context, options: Options): Promise<ReportBody> => {
  const { desired: named } = await resolveNamed(context, options);
  const chosen = options.triggers ?? triggerNames;
  await resumeInterrupted(context);
  const earlier = [...context.reconciled];
  const result = await writeAgreed<DetachPlan>(context, {
    operation: 'detach',
    plan: () => planned(context, { named, chosen }),
    preview: ({ changes, lambdaConfig, record, ...plan }) => ({
      ...plan,
      outcome: 'changes',
      triggers: changes,
      notes: [...earlier, ...plan.notes],
    }),
    write: (current, sending) => write(context, current, sending),
  });
  if (result.kind === 'nothing') await reconcileRecord(context, result.plan.record);
  return reportOf(result, earlier);
};
