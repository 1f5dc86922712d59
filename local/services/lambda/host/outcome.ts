import type { FunctionError } from '../../../observe/function-host.ts';

/** The result of one invocation. */
export type Outcome =
  | { readonly outcome: 'answered'; readonly payload: unknown }
  | { readonly outcome: 'failed'; readonly error: FunctionError };

/** Lambda's own texts; clients and alarms match on them. */
const failed = (errorType: string, errorMessage: string): Outcome => ({
  outcome: 'failed',
  error: { errorType, errorMessage },
});

/** The error that the function reported to the Runtime API. */
export const reportedError = (body: string): Outcome => {
  const { errorType, errorMessage }: Record<string, unknown> = JSON.parse(body);
  return failed(String(errorType), String(errorMessage));
};

export const timedOut = (requestId: string, seconds: number): Outcome =>
  failed(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  );

export const initTimedOut = (): Outcome =>
  failed('Sandbox.Timedout', 'Init took longer than 10 seconds');

export const notStarted = (reason: string): Outcome =>
  failed('Runtime.ExitError', `The process did not start: ${reason}`);

export const exited = (
  requestId: string,
  code: number | null,
  signal: NodeJS.Signals | null,
): Outcome => {
  const killed = `signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  const how = signal === null ? `exit status ${code}` : killed;
  return failed(
    'Runtime.ExitError',
    `RequestId: ${requestId} Error: Runtime exited with error: ${how}`,
  );
};
