import { accountId, region } from '../identity.ts';
import type { FunctionHost } from '../observe/function-host.ts';
import type { Observability } from '../observe/observability.ts';
import { createStreamFaults } from '../observe/stream-faults.ts';
import type { StreamRecord } from '../services/dynamodb/stream.ts';
import {
  type EventSource,
  startEventSource,
} from '../services/lambda/event-source/event-source.ts';
import { readPattern } from '../services/lambda/event-source/filter.ts';
import type { Declared } from './declared.ts';

type Parts = {
  readonly declared: Pick<Declared, 'eventSources'>;
  readonly observability: Pick<Observability, 'clock' | 'faults' | 'log'>;
};

/** The tables' streams, from the table proxy to the functions that the template maps to them. */
export type Streams = {
  publish(record: StreamRecord): void;
  /** Begins to hand records to functions; gives back what ends it. */
  feed(parts: Parts, functions: FunctionHost): () => Promise<void>;
  /** Resolves when no record waits for its first run, as far as {@link Limits} allow. */
  settled(): Promise<void>;
};

/** Milliseconds. */
export type Limits = {
  /** For records that wait, and for the end: one behind a record that fails must not keep its readers waiting. */
  readonly wait: number;
  /**
   * For first runs that have begun: a busy machine may need more than `wait` to start a process. The start has 10 s and the
   * courier 12 s.
   */
  readonly run: number;
};

const limitsHere: Limits = { wait: 5000, run: 25_000 };

/** Resolves with the work, or after these milliseconds. */
const within = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
  await Promise.race([work, limit]);
};

const sourcesOf = ({ declared, observability }: Parts, functions: FunctionHost) =>
  declared.eventSources.map(({ patterns, ...mapping }) =>
    startEventSource({
      mapping: { ...mapping, patterns: patterns.map(readPattern) },
      place: { region, accountId },
      clock: observability.clock,
      faults: createStreamFaults(observability.faults),
      invoke: async (name, event) => (await functions.invoke(name, event)).outcome === 'answered',
      giveUp: (name) =>
        observability.log.add(name, 'Record too old: given to the on-failure queue'),
    }),
  );

export const createStreams = ({ wait, run }: Limits = limitsHere): Streams => {
  let sources: readonly EventSource[] = [];
  const all = (ended: (source: EventSource) => Promise<void>) => Promise.all(sources.map(ended));
  return {
    publish: (record) => {
      for (const source of sources) source.publish(record);
    },
    feed: (parts, functions) => {
      sources = sourcesOf(parts, functions);
      // A function that is killed in the middle of a call would leave its call to an engine that is closed.
      return () =>
        within(
          wait,
          all((source) => source.stop()),
        );
    },
    settled: async () => {
      await within(
        wait,
        all((source) => source.settled()),
      );
      await within(
        run,
        all((source) => source.underWay()),
      );
    },
  };
};
