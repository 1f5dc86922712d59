import type { Clock } from './clock.ts';
import type { FunctionError } from './function-host.ts';
import { createRecorder, type Recorded } from './recorder.ts';

/** One attempt of the pool to call a function: the event as sent and as returned. */
export type TriggerAttempt = {
  /** The function's logical id. */
  readonly function: string;
  readonly triggerSource: string;
  /** 1 for the first attempt. Cognito may retry after a time-out. */
  readonly attempt: number;
  readonly request: unknown;
  readonly response?: unknown;
  readonly error?: FunctionError;
  readonly durationMs: number;
  readonly coldStart: boolean;
};

export type RecordTrigger = (attempt: TriggerAttempt) => void;

export type TriggerEntry = Recorded<TriggerAttempt & { readonly at: string }>;

export type TriggerLog = {
  readonly record: RecordTrigger;
  list(since?: number): readonly TriggerEntry[];
  clear(): void;
};

/** The log that `GET /_local/triggers` returns. Entries are copies, because the pool modifies its objects later. */
export const createTriggerLog = (clock: Clock): TriggerLog => {
  const recorder = createRecorder<TriggerAttempt & { readonly at: string }>();
  return {
    record: (attempt) => {
      recorder.add({ ...structuredClone(attempt), at: new Date(clock.now()).toISOString() });
    },
    list: recorder.list,
    clear: recorder.clear,
  };
};
