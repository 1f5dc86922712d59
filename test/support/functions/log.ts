import type { Log, LogFacts } from '#shared/ports.ts';

/** A log that keeps its lines. */
export const aLog = () => {
  const lines: ({ readonly what: string } & LogFacts)[] = [];
  const add = (what: string, facts: LogFacts = {}): void => {
    lines.push({ what, ...facts });
  };
  const log: Log = { info: add, warn: add, error: add };
  return { log, lines };
};
