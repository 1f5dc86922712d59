import type { Clock } from './clock.ts';
import { createRecorder } from './recorder.ts';

export type LogLine = { readonly function: string; readonly at: string; readonly line: string };

export type FunctionLog = {
  add(functionName: string, line: string): void;
  list(functionName?: string): readonly LogLine[];
};

/** The functions' log lines, as CloudWatch would show them; at most the last 10,000. */
export const createFunctionLog = (clock: Clock): FunctionLog => {
  const recorder = createRecorder<LogLine>(10_000);
  return {
    add: (functionName, line) => {
      recorder.add({ function: functionName, at: new Date(clock.now()).toISOString(), line });
    },
    list: (functionName) =>
      recorder
        .list()
        .filter((entry) => functionName === undefined || entry.function === functionName)
        .map(({ id: _, ...line }) => line),
  };
};
