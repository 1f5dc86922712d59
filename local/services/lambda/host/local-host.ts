import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../observe/clock.ts';
import type { Faults, FunctionMode } from '../../../observe/faults.ts';
import type { FunctionHost, Invocation } from '../../../observe/function-host.ts';
import type { FunctionLog } from '../../../observe/function-log.ts';
import type { Settings } from '../../../observe/settings.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import type { LambdaIdentity } from '../identity.ts';
import type { Endpoints, FunctionKey } from './environment.ts';
import { type Instance, startInstance } from './instance.ts';

export type LocalHostOptions = {
  readonly definitions: readonly FunctionDefinition[];
  /** Where `<folder>/handler.mjs` of each function is. */
  readonly bundles: string;
  readonly endpoints: Endpoints;
  readonly identity: LambdaIdentity;
  /** The key of a function's role; asked for when a process starts. */
  readonly keyOf?: (functionName: string) => FunctionKey | undefined;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly faults: Faults;
  readonly log: FunctionLog;
};

type Request = {
  readonly requestId: string;
  readonly event: unknown;
  readonly fault: FunctionMode | undefined;
};

/** The processes of one function, and the calls that wait for one. */
type Pool = {
  readonly definition: FunctionDefinition;
  readonly idle: Instance[];
  busy: number;
  readonly queue: (() => void)[];
};

/** A host whose processes can be replaced. */
export type LocalHost = FunctionHost & {
  /** Later calls run in new processes, which load the bundles as they are then; calls under way end in the old ones. */
  reload(): void;
};

/** How long after Cognito stopped waiting the response comes, like that of a slow first run. */
const lateByMs = 1000;

/**
 * Runs the built bundles, one process for each function. A busy process leads to another, up to the setting
 * `functionInstances`, as Lambda adds execution environments.
 */
export const startLocalHost = (options: LocalHostOptions): LocalHost => {
  const { definitions, bundles, endpoints, identity, keyOf } = options;
  const { clock, settings, faults, log } = options;
  const pools = new Map<string, Pool>(
    definitions.map((definition) => [
      definition.logicalId,
      { definition, idle: [], busy: 0, queue: [] },
    ]),
  );
  const all = new Set<Instance>();
  let stopped = false;
  /** Processes that started before the last reload; each ends after its call. */
  const outdated = new WeakSet<Instance>();

  const start = async ({ definition }: Pool): Promise<Instance> => {
    const { logicalId } = definition;
    const key = keyOf?.(logicalId);
    const instance = await startInstance({
      definition,
      ...(key === undefined ? {} : { key }),
      bundles,
      endpoints,
      identity,
      log: (line, requestId) => log.add(logicalId, line, requestId),
    });
    all.add(instance);
    // The host stopped while its Runtime API was being opened: nothing else would end the process.
    if (stopped) instance.stop();
    return instance;
  };

  /** An idle process, or a new one. */
  const take = async (pool: Pool): Promise<{ instance: Instance; coldStart: boolean }> => {
    const idle = pool.idle.pop();
    if (idle !== undefined && !idle.isGone()) return { instance: idle, coldStart: false };
    if (idle !== undefined) all.delete(idle);
    return { instance: await start(pool), coldStart: true };
  };

  const runOn = async (pool: Pool, { requestId, event, fault }: Request): Promise<Invocation> => {
    const { instance, coldStart } = await take(pool);
    const result = await instance.run({ requestId, event, clockOffsetMs: clock.offsetMs(), fault });
    if (outdated.has(instance)) instance.stop();
    if (instance.isGone()) all.delete(instance);
    else pool.idle.push(instance);
    return { ...result, coldStart };
  };

  /** Counted as busy before any await, so that the limit holds; released when the call ends, also by an error. */
  const invokeOn = async (pool: Pool, request: Request): Promise<Invocation> => {
    while (pool.busy >= settings.get('functionInstances')) {
      await new Promise<void>((resolve) => pool.queue.push(resolve));
    }
    // A call that was still waiting when the host stopped must not start a process: nothing would end it.
    if (stopped) return { outcome: 'not-found' };
    pool.busy += 1;
    try {
      return await runOn(pool, request);
    } finally {
      pool.busy -= 1;
      pool.queue.shift()?.();
    }
  };

  const respondTooLate = async (): Promise<void> => {
    const late = settings.get('triggerTimeoutMilliseconds') + lateByMs;
    await new Promise<void>((resolve) => setTimeout(resolve, late).unref());
  };

  return {
    invoke: async (functionName, event, requestId = randomUUID()) => {
      const pool = pools.get(functionName);
      if (pool === undefined || stopped) return { outcome: 'not-found' };
      const fault = faults.match(functionName);
      if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
      const mode = fault?.mode as FunctionMode | undefined;
      const invocation = await invokeOn(pool, { requestId, event, fault: mode });
      if (fault?.mode === 'time-out') await respondTooLate();
      return invocation;
    },
    reload: () => {
      for (const instance of all) outdated.add(instance);
      for (const { idle } of pools.values()) {
        for (const instance of idle.splice(0)) {
          instance.stop();
          all.delete(instance);
        }
      }
    },
    stop: async () => {
      stopped = true;
      for (const instance of all) instance.stop();
      for (const { queue } of pools.values()) for (const resume of queue.splice(0)) resume();
    },
  };
};
