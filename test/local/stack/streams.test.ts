import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../../local/observe/clock.ts';
import { createFaults } from '../../../local/observe/faults.ts';
import type { Invocation } from '../../../local/observe/function-host.ts';
import { createFunctionLog } from '../../../local/observe/function-log.ts';
import { createStreams, type Limits } from '../../../local/stack/streams.ts';

const times = { durationMs: 0, coldStart: false };
const taken: Invocation = { outcome: 'answered', payload: null, ...times };
const failed: Invocation = {
  outcome: 'failed',
  error: { errorType: 'Error', errorMessage: 'no' },
  ...times,
};

/** A table's stream to one function, whose runs end as `end` says. */
const streamTo = (limits: Limits, end: () => Promise<Invocation>) => {
  const streams = createStreams(limits);
  const clock = createClock();
  let runs = 0;
  const mapping = {
    functionName: 'Courier',
    table: 'Challenges',
    patterns: [],
    maximumRecordAgeSeconds: 600,
  };
  const stop = streams.feed(
    {
      declared: { eventSources: [mapping] },
      observability: { clock, faults: createFaults([]), log: createFunctionLog(clock) },
    },
    {
      invoke: () => {
        runs += 1;
        return end();
      },
      stop: async () => undefined,
    },
  );
  const write = () =>
    streams.publish({
      table: 'Challenges',
      eventName: 'MODIFY',
      keys: { pk: { S: 'a' } },
      newImage: { pk: { S: 'a' } },
    });
  return { settled: streams.settled, stop, write, runs: () => runs };
};

describe('settled streams', () => {
  it('a first run that has begun is waited for, however slow the machine is', async () => {
    const run = Promise.withResolvers<Invocation>();
    const { settled, stop, write, runs } = streamTo({ wait: 1, run: 20_000 }, () => run.promise);
    write();
    await expect.poll(runs, { timeout: 10_000 }).toBe(1);
    let isOver = false;

    const waiting = settled().then(() => {
      isOver = true;
    });
    await sleep(50);
    const wasOver = isOver;
    run.resolve(taken);
    await waiting;

    expect(wasOver).toBe(false);
    await stop();
  });

  it('a record behind one that fails is waited for until the limit only', async () => {
    const { settled, stop, write, runs } = streamTo({ wait: 50, run: 20_000 }, async () => failed);
    write();
    write();
    await expect.poll(runs, { timeout: 10_000 }).toBeGreaterThan(0);

    expect(await settled()).toBeUndefined();
    await stop();
  });

  it('a first run that never ends is waited for until its limit only', async () => {
    const never = new Promise<Invocation>(() => undefined);
    const { settled, stop, write, runs } = streamTo({ wait: 1, run: 50 }, () => never);
    write();
    await expect.poll(runs, { timeout: 10_000 }).toBe(1);

    expect(await settled()).toBeUndefined();
    await stop();
  });
});
