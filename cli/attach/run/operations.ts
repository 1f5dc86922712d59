import type { Operation, Options } from '../plan/operation.ts';
import type { ReportBody } from '../report/report.ts';
import { apply } from './apply.ts';
import { check } from './check.ts';
import type { Context } from './context.ts';
import { detach } from './detach.ts';
import { plan } from './plan.ts';
import { restore } from './restore.ts';

const operations = { plan, apply, check, detach, restore };

const isReading = (operation: Operation): boolean => operation === 'plan' || operation === 'check';

/** Runs an operation; one that writes keeps other runs on the same record out meanwhile. */
export const runOperation = async (
  operation: Operation,
  context: Context,
  options: Options,
): Promise<ReportBody> => {
  const release = isReading(operation) ? undefined : context.files.lock();
  try {
    return await operations[operation](context, options);
  } finally {
    release?.();
  }
};
