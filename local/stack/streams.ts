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

type Parts = { readonly declared: Declared; readonly observability: Observability };

/** The tables' streams, from the table proxy to the functions that the template maps to them. */
export type Streams = {
  publish(record: StreamRecord): void;
  /** Begins to hand records to functions; gives back what ends it. */
  feed(parts: Parts, functions: FunctionHost): () => Promise<void>;
  /** Resolves when no record waits for its first run, or after five seconds. */
  settled(): Promise<void>;
};

/** A record that fails or stalls must not keep its readers waiting. */
const longestWaitMs = 5000;

/** Resolves with the work, or after five seconds. */
const soon = async (work: Promise<unknown>): Promise<void> => {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, longestWaitMs).unref());
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

export const createStreams = (): Streams => {
  let sources: readonly EventSource[] = [];
  return {
    publish: (record) => {
      for (const source of sources) source.publish(record);
    },
    feed: (parts, functions) => {
      sources = sourcesOf(parts, functions);
      // A function that is killed in the middle of a call would leave its call to an engine that is closed.
      return () => soon(Promise.all(sources.map((source) => source.stop())));
    },
    settled: () => soon(Promise.all(sources.map((source) => source.settled()))),
  };
};
