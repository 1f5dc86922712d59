import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FunctionMode } from '../../../observe/faults.ts';
import { type EnvironmentOptions, environmentOf } from './environment.ts';
import { exited, initTimedOut, notStarted, type Outcome, timedOut, toldError } from './outcome.ts';
import { startRuntimeApi, type Work } from './runtime-api.ts';

/** What one invocation of one process came to, and how long it took since the process had the event. */
export type InstanceResult = Outcome & { readonly durationMs: number };

/** One process of a function. It does one thing at a time; after a failure of the process itself it is gone. */
export type Instance = {
  isGone(): boolean;
  run(
    event: unknown,
    clockOffsetMs: number,
    fault: FunctionMode | undefined,
  ): Promise<InstanceResult>;
  stop(): void;
};

export type InstanceOptions = EnvironmentOptions & { log(line: string): void };

const program = fileURLToPath(new URL('runtime.ts', import.meta.url));

/** Longest init that Lambda allows before it starts over (developer guide: execution environment). */
const initLimitMs = 10_000;

const spawnProgram = (environment: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });

/** Starts a process; it initialises at once and takes its first work when it is done. */
export const startInstance = async (options: InstanceOptions): Promise<Instance> => {
  const { definition, identity, log } = options;
  const seconds = definition.timeoutSeconds;
  let waiting: ((work: Work) => void) | undefined;
  let wanted: Work | undefined;
  let current: { readonly id: string; settle(result: InstanceResult): void } | undefined;
  let handedOverAt: number | undefined;
  let fault: FunctionMode | undefined;
  let deadlineTimer: NodeJS.Timeout | undefined;
  let initError: Outcome | undefined;
  let gone = false;

  const durationMs = (): number =>
    handedOverAt === undefined ? 0 : Math.round((performance.now() - handedOverAt) * 10) / 10;

  const settle = (result: Outcome): void => {
    clearTimeout(deadlineTimer);
    const settling = current;
    current = undefined;
    settling?.settle({ ...result, durationMs: durationMs() });
  };

  /** The function's time starts when it gets the work: init is not counted. */
  const handOver = (): void => {
    if (waiting === undefined || wanted === undefined) return;
    const [give, work] = [waiting, wanted];
    waiting = undefined;
    wanted = undefined;
    clearTimeout(deadlineTimer);
    handedOverAt = performance.now();
    deadlineTimer = setTimeout(() => {
      settle(timedOut(work.requestId, seconds));
      stop();
    }, seconds * 1000);
    give({ ...work, deadline: Date.now() + seconds * 1000 });
  };

  const api = await startRuntimeApi({
    onNext: (give) => {
      waiting = give;
      handOver();
    },
    onResponse: (_requestId, body) => {
      if (fault === 'kill-after') stop();
      else settle({ outcome: 'answered', payload: JSON.parse(body) });
    },
    onError: (_requestId, body) => settle(toldError(body)),
    onInitError: (body) => {
      initError = toldError(body);
    },
  });

  const child = spawnProgram(environmentOf(options, api.address));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', log);
  }

  const stop = (): void => {
    gone = true;
    child.kill('SIGKILL');
  };

  child.once('error', (error) => {
    gone = true;
    api.close();
    settle(notStarted(error.message));
  });
  child.once('exit', (code, signal) => {
    gone = true;
    api.close();
    settle(initError ?? exited(current?.id ?? '', code, signal));
  });

  return {
    isGone: () => gone,
    stop,
    run: (event, clockOffsetMs, struck) =>
      new Promise((resolve) => {
        const requestId = randomUUID();
        const arn = identity.arnOf(definition.logicalId);
        fault = struck;
        handedOverAt = undefined;
        current = { id: requestId, settle: resolve };
        if (struck === 'kill-before') return stop();
        wanted = { requestId, event, deadline: 0, clockOffsetMs, arn };
        deadlineTimer = setTimeout(() => {
          settle(initTimedOut());
          stop();
        }, initLimitMs);
        handOver();
      }),
  };
};
