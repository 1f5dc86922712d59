/** The result of one call of a function. `durationMs` is the function's own time, its init not counted. */
export type Invocation =
  | {
      readonly outcome: 'answered';
      readonly payload: unknown;
      readonly durationMs: number;
      readonly coldStart: boolean;
    }
  | {
      readonly outcome: 'failed';
      readonly error: FunctionError;
      readonly durationMs: number;
      readonly coldStart: boolean;
    }
  | { readonly outcome: 'not-found' }
  /** No response from the host of the functions: whether the function ran is unknown. */
  | { readonly outcome: 'unreachable' };

/** A function's error as Lambda's Invoke API returns it. */
export type FunctionError = { readonly errorType: string; readonly errorMessage: string };

/** Runs functions by name: as child processes here, or through a Lambda endpoint elsewhere. */
export type FunctionHost = {
  /** `requestId` names the request in the log lines of a function that runs here; absent, it gets one of its own. */
  invoke(functionName: string, event: unknown, requestId?: string): Promise<Invocation>;
  stop(): Promise<void>;
};
