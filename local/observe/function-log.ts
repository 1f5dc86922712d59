import type { Clock } from './clock.ts';
import { noReporter, type Reporter } from './event-stream.ts';
import { createRecorder } from './recorder.ts';

export type LogLine = { readonly function: string; readonly at: string; readonly line: string };

export type FunctionLog = {
  /** `requestId` goes to the stream: it names the attempt whose line this is. */
  add(functionName: string, line: string, requestId?: string): void;
  list(functionName?: string): readonly LogLine[];
};

/** The functions' log lines, as CloudWatch would show them; at most the last 10,000. */
export const createFunctionLog = (clock: Clock, reporter: Reporter = noReporter): FunctionLog => {
  const recorder = createRecorder<LogLine>(10_000);
  return {
    add: (functionName, line, requestId) => {
      const entry = { function: functionName, at: new Date(clock.now()).toISOString(), line };
      recorder.add(entry);
      reporter.publish('log', { ...entry, requestId });
    },
    list: (functionName) =>
      recorder
        .list()
        .filter((entry) => functionName === undefined || entry.function === functionName)
        .map(({ id: _, ...line }) => line),
  };
};
