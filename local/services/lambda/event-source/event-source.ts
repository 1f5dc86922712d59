import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../observe/clock.ts';
import type { StreamFaults } from '../../../observe/stream-faults.ts';
import { matches, type Pattern } from './filter.ts';
import {
  type LambdaRecord,
  lambdaRecord,
  type StreamPlace,
  type StreamRecord,
} from './stream-event.ts';

/** One event source mapping of the template. */
export type Mapping = {
  readonly functionName: string;
  readonly table: string;
  /** A record must match one of them; without any, every record does. */
  readonly patterns: readonly Pattern[];
  readonly maximumRecordAgeSeconds: number;
};

export type EventSourceOptions = {
  readonly mapping: Mapping;
  readonly place: StreamPlace;
  readonly clock: Clock;
  readonly faults: StreamFaults<LambdaRecord>;
  /** Whether the function took the event. */
  invoke(functionName: string, event: unknown): Promise<boolean>;
  /** A record that was never taken: on AWS its position goes to the on-failure destination. */
  giveUp(functionName: string): void;
};

export type EventSource = {
  publish(record: StreamRecord): void;
  /** Resolves when no record waits for its first run. */
  settled(): Promise<void>;
  /** Resolves when the first runs that have begun by now are over. */
  underWay(): Promise<void>;
  /** Begins no further run, and resolves when those under way have ended. */
  stop(): Promise<void>;
};

/**
 * From a write to its record. On AWS it takes some hundred milliseconds. Without any, the courier would begin beside the
 * response to the write, and the start of a user would take longer than that of an unknown name.
 */
const handOverMs = 20;

/** Pauses before a record is repeated. Lambda does not document its own; they grow up to a minute. */
const firstPauseMs = 100;
const longestPauseMs = 10_000;

/**
 * Hands a table's records to a function by Lambda's rules: those of one key in order, those of different keys side by
 * side, a failed one again until it is too old, and everything behind it waits.
 */
export const startEventSource = (options: EventSourceOptions): EventSource => {
  const { mapping, place, clock, faults, invoke, giveUp } = options;
  const { functionName, maximumRecordAgeSeconds } = mapping;
  const lines = new Map<string, Promise<void>>();
  const firstRuns = new Set<Promise<void>>();
  const begun = new Set<Promise<void>>();
  const ended = new AbortController();
  let sequence = 0;

  const isTooOld = ({ dynamodb: { ApproximateCreationDateTime: at } }: LambdaRecord): boolean =>
    clock.now() / 1000 - at > maximumRecordAgeSeconds;

  const pause = (ms: number) =>
    sleep(ms, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);

  const run = async (record: LambdaRecord, ranOnce: () => void): Promise<void> => {
    for (let pauseMs = firstPauseMs; !ended.signal.aborted; pauseMs *= 2) {
      if (isTooOld(record)) return giveUp(functionName);
      const taken = await invoke(functionName, { Records: [record] }).catch(() => false);
      ranOnce();
      if (taken) return;
      await pause(Math.min(pauseMs, longestPauseMs));
    }
  };

  /** Behind everything of the same key that waits. */
  const enqueue = (key: string, record: LambdaRecord): void => {
    let ranOnce: () => void = () => undefined;
    const firstRun = new Promise<void>((resolve) => {
      ranOnce = resolve;
    });
    firstRuns.add(firstRun);
    const before = lines.get(key) ?? Promise.resolve();
    const line = Promise.all([before, pause(handOverMs)])
      .then(() => {
        begun.add(firstRun);
        return run(record, ranOnce);
      })
      .finally(() => {
        ranOnce();
        firstRuns.delete(firstRun);
        begun.delete(firstRun);
        if (lines.get(key) === line) lines.delete(key);
      });
    lines.set(key, line);
  };

  const publish = (record: StreamRecord): void => {
    sequence += 1;
    const sent = lambdaRecord(record, place, sequence, clock.now());
    const { patterns } = mapping;
    if (patterns.length > 0 && !patterns.some((pattern) => matches(pattern, sent))) return;
    faults.pass(sent, (passed) => enqueue(JSON.stringify(record.keys), passed));
  };

  return {
    publish: (record) => {
      if (record.table === mapping.table && !ended.signal.aborted) publish(record);
    },
    settled: async () => {
      await Promise.all(firstRuns);
    },
    underWay: async () => {
      await Promise.all(begun);
    },
    stop: async () => {
      ended.abort();
      await Promise.all(lines.values());
    },
  };
};
