import type { Services } from '../aws/observe.ts';
import type { PoolWriter } from '../aws/send-change.ts';
import type { Files } from '../record/files.ts';
import type { ReportBody } from '../report/report.ts';

/** Everything that an operation reads, writes and asks. */
export type Context = Services &
  PoolWriter & {
    readonly files: Files;
    /** Whether Ctrl-C was pressed. */
    stopped(): boolean;
    /** Shows what is about to be written; throws where the operator does not agree. */
    agree(preview: ReportBody): Promise<void>;
    /** What was done about an interrupted run: part of the report however this run ends. */
    readonly reconciled: string[];
  };

/** Thrown between two steps after Ctrl-C. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

export const throwIfStopped = (context: Context): void => {
  if (context.stopped()) throw new StoppedError('Stopped');
};
