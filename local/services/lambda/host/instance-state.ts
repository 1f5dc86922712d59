import type { FunctionMode } from '../../../observe/faults.ts';
import type { Outcome } from './outcome.ts';
import type { Work } from './runtime-api.ts';

/** The result of one invocation of one process, and the time since the process got the event. */
export type InstanceResult = Outcome & { readonly durationMs: number };

/** One requested invocation. */
export type Call = Omit<Work, 'deadline'> & {
  /** The function's own time-out. */
  readonly timeoutSeconds: number;
  readonly fault: FunctionMode | undefined;
};

/** A call that the process has, or will not get any more; `since` is when it got it, in milliseconds of `at`. */
export type Pending = { readonly requestId: string; readonly since: number | undefined };

export type InstanceState =
  /** Loads its bundle, or has responded and not asked for more yet; nothing waits for it. */
  | { readonly name: 'loading'; readonly initError?: Outcome }
  /** As `loading`, and a call waits for it. */
  | { readonly name: 'awaited'; readonly call: Call; readonly initError?: Outcome }
  /** Has asked for an invocation; there is none. */
  | { readonly name: 'idle' }
  | { readonly name: 'running'; readonly call: Call; readonly since: number }
  /** Killed; its end has not been seen. A pending call is settled by that end. */
  | { readonly name: 'stopping'; readonly pending?: Pending; readonly initError?: Outcome }
  | { readonly name: 'gone' };

/** What happens to a process. */
export type Happening =
  | { readonly type: 'called'; readonly call: Call }
  /** The process asks for an invocation. */
  | { readonly type: 'asked' }
  | { readonly type: 'responded'; readonly payload: unknown }
  /** The function threw, in its own words. */
  | { readonly type: 'threw'; readonly outcome: Outcome }
  | { readonly type: 'init-failed'; readonly outcome: Outcome }
  /** The limit that was set last is over. */
  | { readonly type: 'timed-out' }
  | { readonly type: 'stopped' }
  | {
      readonly type: 'exited';
      readonly code: number | null;
      readonly signal: NodeJS.Signals | null;
    }
  | { readonly type: 'not-started'; readonly reason: string };

/** A happening and its time, in milliseconds of a clock that only runs forward. */
export type InstanceEvent = Happening & { readonly at: number };

export type Effect =
  | { readonly do: 'hand-over'; readonly call: Call }
  /** Replaces the limit that runs. */
  | { readonly do: 'limit'; readonly milliseconds: number }
  | { readonly do: 'lift-limit' }
  | { readonly do: 'settle'; readonly result: InstanceResult }
  | { readonly do: 'kill' }
  /** Nothing comes from the process any more: its Runtime API may end. */
  | { readonly do: 'close' };

export type Step = { readonly state: InstanceState; readonly effects: readonly Effect[] };
