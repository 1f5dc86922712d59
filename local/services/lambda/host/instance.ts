import { type ChildProcess, spawn } from 'node:child_process';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EnvironmentOptions, environmentOf } from './environment.ts';
import type { Call, Effect, Happening, InstanceResult, InstanceState } from './instance-state.ts';
import { reportedError } from './outcome.ts';
import { startRuntimeApi, type Work } from './runtime-api.ts';
import { transition } from './transition.ts';

type Request = Pick<Call, 'requestId' | 'event' | 'clockOffsetMs' | 'fault'>;

/** One process of a function. It handles one invocation at a time and ends after a failure of the process. */
export type Instance = {
  isGone(): boolean;
  run(request: Request): Promise<InstanceResult>;
  stop(): void;
};

export type InstanceOptions = EnvironmentOptions & {
  /** A line that the process printed, and the request that it had last: it has one at a time. */
  log(line: string, requestId: string | undefined): void;
};

// `.ts` in the repository, `.js` in the npm package.
const extension = extname(new URL(import.meta.url).pathname);
const program = fileURLToPath(new URL(`runtime${extension}`, import.meta.url));

const spawnProgram = (environment: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });

const logLines = (child: ChildProcess, log: (line: string) => void): void => {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', log);
  }
};

/** Handles that the effects of a transition use and that are not part of the state. */
type Handles = {
  give?: (work: Work) => void;
  resolve?: (result: InstanceResult) => void;
  limit?: NodeJS.Timeout;
};

/** Starts a process. It initialises at once and then takes its first invocation. */
export const startInstance = async (options: InstanceOptions): Promise<Instance> => {
  const { definition, identity, log } = options;
  const handles: Handles = {};
  let state: InstanceState = { name: 'loading' };
  let lastRequest: string | undefined;

  const handOver = ({ timeoutSeconds, fault: _, ...work }: Call): void =>
    handles.give?.({ ...work, deadline: Date.now() + timeoutSeconds * 1000 });

  const perform = (effect: Effect): void => {
    if (effect.do === 'hand-over') handOver(effect.call);
    if (effect.do === 'limit' || effect.do === 'lift-limit') clearTimeout(handles.limit);
    if (effect.do === 'limit') {
      handles.limit = setTimeout(() => send({ type: 'timed-out' }), effect.milliseconds);
    }
    if (effect.do === 'settle') handles.resolve?.(effect.result);
    if (effect.do === 'kill') child.kill('SIGKILL');
    if (effect.do === 'close') api.close();
  };

  const send = (happening: Happening): void => {
    const { state: next, effects } = transition(state, { ...happening, at: performance.now() });
    state = next;
    for (const effect of effects) perform(effect);
  };

  const api = await startRuntimeApi({
    onNext: (give) => {
      handles.give = give;
      send({ type: 'asked' });
    },
    onResponse: (_requestId, body) => send({ type: 'responded', payload: JSON.parse(body) }),
    onError: (_requestId, body) => send({ type: 'threw', outcome: reportedError(body) }),
    onInitError: (body) => send({ type: 'init-failed', outcome: reportedError(body) }),
  });

  const child = spawnProgram(environmentOf(options, api.address));
  logLines(child, (line) => log(line, lastRequest));
  child.once('error', ({ message }) => send({ type: 'not-started', reason: message }));
  child.once('exit', (code, signal) => send({ type: 'exited', code, signal }));

  return {
    isGone: () => state.name === 'stopping' || state.name === 'gone',
    stop: () => send({ type: 'stopped' }),
    run: (request) =>
      new Promise((resolve) => {
        handles.resolve = resolve;
        lastRequest = request.requestId;
        const { timeoutSeconds, logicalId } = definition;
        const arn = identity.arnOf(logicalId);
        send({ type: 'called', call: { ...request, arn, timeoutSeconds } });
      }),
  };
};
