import { lambdaConfigOf } from '../../plan/pool/state.ts';
import { reconcile } from '../../plan/reconcile.ts';
import type { AttachRecord } from '../../plan/record.ts';
import type { Context } from '../context.ts';

/** Ends a run: the record follows the pool, and statements whose function no trigger calls are removed. */
export const reconcileRecord = async (context: Context, record: AttachRecord): Promise<void> => {
  const { state } = await context.pool.read();
  const reconciled = reconcile(record, lambdaConfigOf(state));
  for (const permission of reconciled.remove) await context.functions.revoke(permission);
  context.files.saveRecord(reconciled.record);
};
