/** What became of one call of a function. `durationMs` is the function's own time, its init not counted. */
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
  /** There is no answer from where the functions are: nobody knows whether it ran. */
  | { readonly outcome: 'unreachable' };

/** A function's error as Lambda's Invoke API answers it. */
export type FunctionError = { readonly errorType: string; readonly errorMessage: string };

/** Something that runs functions by name: child processes here, or a Lambda endpoint elsewhere. */
export type FunctionHost = {
  invoke(functionName: string, event: unknown): Promise<Invocation>;
  stop(): Promise<void>;
};
