import type { Clock } from './clock.ts';
import { noReporter, type Reporter } from './event-stream.ts';
import type { FunctionError } from './function-host.ts';
import { createRecorder, type Recorded } from './recorder.ts';

/** The beginning of one attempt of the pool to call a function: the event as sent. */
export type TriggerStart = {
  /** The function's logical id. */
  readonly function: string;
  readonly triggerSource: string;
  /** 1 for the first attempt. Cognito may retry after a time-out. */
  readonly attempt: number;
  readonly request: unknown;
};

/** Its end: the event as returned. */
export type TriggerResult = {
  readonly response?: unknown;
  readonly error?: FunctionError;
  readonly durationMs: number;
  readonly coldStart: boolean;
};

/**
 * Reports the beginning of an attempt, and by the returned function its end. `requestId` names the attempt in the
 * function's log lines.
 */
export type RecordTrigger = (
  start: TriggerStart,
  requestId: string,
) => (result: TriggerResult) => void;

export type TriggerEntry = Recorded<TriggerStart & TriggerResult & { readonly at: string }>;

export type TriggerLog = {
  readonly record: RecordTrigger;
  list(since?: number): readonly TriggerEntry[];
  clear(): void;
};

/**
 * The log that `GET /_local/triggers` returns: attempts that have ended. Entries are copies, because the pool modifies
 * its objects later. `call` connects the two events of an attempt.
 */
export const createTriggerLog = (clock: Clock, reporter: Reporter = noReporter): TriggerLog => {
  const recorder = createRecorder<TriggerStart & TriggerResult & { readonly at: string }>();
  let lastCall = 0;
  const now = () => new Date(clock.now()).toISOString();
  return {
    record: (start, requestId) => {
      lastCall += 1;
      const call = lastCall;
      const sent = structuredClone(start);
      reporter.publish('trigger-start', { call, requestId, ...sent, at: now() });
      return (result) => {
        const entry = recorder.add({ ...sent, ...structuredClone(result), at: now() });
        reporter.publish('trigger-end', { call, ...entry });
      };
    },
    list: recorder.list,
    clear: () => {
      recorder.clear();
      reporter.forget('trigger-start', 'trigger-end');
    },
  };
};
