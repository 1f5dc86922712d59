import { observe } from '../aws/observe.ts';
import { functionsOf } from '../plan/changes.ts';
import { driftOf } from '../plan/drift.ts';
import type { Options } from '../plan/operation.ts';
import type { ReportBody } from '../report/report.ts';
import { comparedWith } from './compared.ts';
import type { Context } from './context.ts';
import { resolveDesired } from './desired-triggers.ts';

/** `check`: whether the pool is as it was attached. Writes nothing. */
export const check = async (context: Context, options: Options): Promise<ReportBody> => {
  const record = context.files.record();
  const { desired } = await resolveDesired(context, options, record);
  const observed = await observe(context, functionsOf(desired));
  const { drift, notes } = driftOf(observed, desired, record);
  const outcome = drift.length === 0 ? 'nothing' : 'changes';
  return { outcome, drift, notes, compared: comparedWith(desired, options) };
};
