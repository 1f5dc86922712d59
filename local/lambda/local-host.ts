import type { Clock } from '../clock.ts';
import type { Faults, FunctionMode } from '../faults.ts';
import type { Settings } from '../settings.ts';
import type { FunctionDefinition } from '../template/functions.ts';
import type { Endpoints } from './environment.ts';
import type { FunctionHost, Invocation } from './function-host.ts';
import type { FunctionLog } from './function-log.ts';
import { type Instance, startInstance } from './instance.ts';

export type LocalHostOptions = {
  readonly definitions: readonly FunctionDefinition[];
  readonly endpoints: Endpoints;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly faults: Faults;
  readonly log: FunctionLog;
};

/** The processes of one function, and who waits for one. */
type Pool = {
  readonly definition: FunctionDefinition;
  readonly idle: Instance[];
  busy: number;
  readonly queue: (() => void)[];
};

/** An answer that comes this long after Cognito stopped waiting: as a slow first run does. */
const lateByMs = 1000;

/**
 * Runs the built bundles: one process a function, and while it is busy another, up to the switch `functionInstances`, as
 * Lambda adds execution environments.
 */
export const startLocalHost = (options: LocalHostOptions): FunctionHost => {
  const { definitions, endpoints, clock, settings, faults, log } = options;
  const pools = new Map<string, Pool>(
    definitions.map((definition) => [
      definition.logicalId,
      { definition, idle: [], busy: 0, queue: [] },
    ]),
  );
  const all = new Set<Instance>();
  let stopped = false;

  const start = async ({ definition }: Pool): Promise<Instance> => {
    const { logicalId } = definition;
    const instance = await startInstance({
      definition,
      endpoints,
      log: (line) => log.add(logicalId, line),
    });
    all.add(instance);
    return instance;
  };

  /** A process that is free; counted as busy before anything is awaited, so that the limit holds. */
  const take = async (pool: Pool): Promise<{ instance: Instance; coldStart: boolean }> => {
    while (pool.idle.length === 0 && pool.busy >= settings.get('functionInstances')) {
      await new Promise<void>((resolve) => pool.queue.push(resolve));
    }
    pool.busy += 1;
    const idle = pool.idle.pop();
    if (idle !== undefined && !idle.isGone()) return { instance: idle, coldStart: false };
    return { instance: await start(pool), coldStart: true };
  };

  const giveBack = (pool: Pool, instance: Instance): void => {
    pool.busy -= 1;
    if (instance.isGone()) all.delete(instance);
    else pool.idle.push(instance);
    pool.queue.shift()?.();
  };

  const invokeOn = async (
    pool: Pool,
    event: unknown,
    fault: FunctionMode | undefined,
  ): Promise<Invocation> => {
    const { instance, coldStart } = await take(pool);
    const started = performance.now();
    const result = await instance.run(event, clock.offsetMs(), fault);
    giveBack(pool, instance);
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    if (fault === 'time-out') {
      const late = settings.get('triggerTimeoutMilliseconds') + lateByMs;
      await new Promise<void>((resolve) => setTimeout(resolve, late).unref());
    }
    return { ...result, durationMs, coldStart };
  };

  return {
    invoke: async (functionName, event) => {
      const pool = pools.get(functionName);
      if (pool === undefined || stopped) return { outcome: 'not-found' };
      const fault = faults.strike(functionName)?.mode;
      return invokeOn(pool, event, fault as FunctionMode | undefined);
    },
    stop: async () => {
      stopped = true;
      for (const instance of all) instance.stop();
    },
  };
};
