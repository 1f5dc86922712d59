import { describe, expect, it } from 'vitest';
import type {
  Call,
  Effect,
  Happening,
  InstanceState,
} from '../../../../../local/services/lambda/host/instance-state.ts';
import type { Outcome } from '../../../../../local/services/lambda/host/outcome.ts';
import { transition } from '../../../../../local/services/lambda/host/transition.ts';

const call: Call = {
  requestId: 'id-1',
  event: { some: 'event' },
  clockOffsetMs: 0,
  arn: 'arn:aws:lambda:us-east-1:123456789012:function:F',
  timeoutSeconds: 3,
  fault: undefined,
};
const killedBefore: Call = { ...call, fault: 'kill-before' };
const killedAfter: Call = { ...call, fault: 'kill-after' };

const threw: Outcome = { outcome: 'failed', error: { errorType: 'E', errorMessage: 'threw' } };
const initError: Outcome = { outcome: 'failed', error: { errorType: 'E', errorMessage: 'init' } };

const loading: InstanceState = { name: 'loading' };
const awaited: InstanceState = { name: 'awaited', call };
const idle: InstanceState = { name: 'idle' };
const running: InstanceState = { name: 'running', call, since: 1000 };
const stopping: InstanceState = { name: 'stopping' };
const gone: InstanceState = { name: 'gone' };

/** All events happen at 1012.34 ms: 12.3 ms after a running call was handed over. */
const at = 1012.34;
const neverGotIt = { requestId: 'id-1', since: undefined };
const started: InstanceState = { name: 'running', call, since: at };
const gotIt = { requestId: 'id-1', since: 1000 };

const settle = (outcome: Outcome, durationMs: number): Effect => ({
  do: 'settle',
  result: { ...outcome, durationMs },
});
const failure = (errorType: string, errorMessage: string): Outcome => ({
  outcome: 'failed',
  error: { errorType, errorMessage },
});
const exitedWith = (how: string): Outcome =>
  failure('Runtime.ExitError', `RequestId: id-1 Error: Runtime exited with error: ${how}`);

const lift: Effect = { do: 'lift-limit' };
const kill: Effect = { do: 'kill' };
const close: Effect = { do: 'close' };
const limit = (milliseconds: number): Effect => ({ do: 'limit', milliseconds });
const handOver: readonly Effect[] = [limit(3000), { do: 'hand-over', call }];

const called: Happening = { type: 'called', call };
const asked: Happening = { type: 'asked' };
const responded: Happening = { type: 'responded', payload: 'done' };
const functionThrew: Happening = { type: 'threw', outcome: threw };
const initFailed: Happening = { type: 'init-failed', outcome: initError };
const timedOut: Happening = { type: 'timed-out' };
const stopped: Happening = { type: 'stopped' };
const exited: Happening = { type: 'exited', code: 3, signal: null };
const killed: Happening = { type: 'exited', code: null, signal: 'SIGKILL' };
const notStarted: Happening = { type: 'not-started', reason: 'no such file' };

const didNotStart = failure('Runtime.ExitError', 'The process did not start: no such file');
const initTookTooLong = failure('Sandbox.Timedout', 'Init took longer than 10 seconds');
const tookTooLong = failure(
  'Sandbox.Timedout',
  'RequestId: id-1 Error: Task timed out after 3.00 seconds',
);
const answered: Outcome = { outcome: 'answered', payload: 'done' };

type Row = readonly [string, InstanceState, Happening, InstanceState, readonly Effect[]];

const table: readonly Row[] = [
  ['a call to a loading process waits 10 s at most', loading, called, awaited, [limit(10_000)]],
  ['a process that asks with no call to give is idle', loading, asked, idle, []],
  ['a process that asks for an awaited call runs it', awaited, asked, started, handOver],
  ['an idle process runs a call at once', idle, called, started, handOver],
  ['a response settles the call', running, responded, loading, [lift, settle(answered, 12.3)]],
  ['a throw settles the call', running, functionThrew, loading, [lift, settle(threw, 12.3)]],
  [
    'an init that takes too long settles the call and kills the process',
    awaited,
    timedOut,
    stopping,
    [settle(initTookTooLong, 0), lift, kill],
  ],
  [
    'a call that takes too long is settled and its process killed',
    running,
    timedOut,
    stopping,
    [settle(tookTooLong, 12.3), lift, kill],
  ],
  ['an init error is kept', loading, initFailed, { name: 'loading', initError }, []],
  ['an init error is kept for the call', awaited, initFailed, { ...awaited, initError }, []],
  [
    'a call keeps the init error that came before it',
    { name: 'loading', initError },
    called,
    { ...awaited, initError },
    [limit(10_000)],
  ],
  [
    'the end after an init error settles the call with that error',
    { ...awaited, initError },
    exited,
    gone,
    [lift, close, settle(initError, 0)],
  ],
  [
    'an exit settles the running call with the exit status',
    running,
    exited,
    gone,
    [lift, close, settle(exitedWith('exit status 3'), 12.3)],
  ],
  [
    'a kill from outside settles the running call with the signal',
    running,
    killed,
    gone,
    [lift, close, settle(exitedWith('signal: killed'), 12.3)],
  ],
  ['an exit while idle ends the process', idle, exited, gone, [lift, close]],
  ['an exit while loading ends the process', loading, exited, gone, [lift, close]],
  ['a stop kills a loading process', loading, stopped, stopping, [lift, kill]],
  ['a stop kills an idle process', idle, stopped, stopping, [lift, kill]],
  [
    'a stop leaves an awaited call pending',
    awaited,
    stopped,
    { name: 'stopping', pending: neverGotIt },
    [lift, kill],
  ],
  [
    'a stop leaves a running call pending',
    running,
    stopped,
    { name: 'stopping', pending: gotIt },
    [lift, kill],
  ],
  [
    'the fault kill-before kills an idle process in place of a run',
    idle,
    { type: 'called', call: killedBefore },
    { name: 'stopping', pending: neverGotIt },
    [lift, kill],
  ],
  [
    'the fault kill-before kills a loading process in place of a run',
    loading,
    { type: 'called', call: killedBefore },
    { name: 'stopping', pending: neverGotIt },
    [lift, kill],
  ],
  [
    'the fault kill-after kills the process that responded',
    { name: 'running', call: killedAfter, since: 1000 },
    responded,
    { name: 'stopping', pending: gotIt },
    [lift, kill],
  ],
  [
    'the fault kill-after leaves a function’s own error as it is',
    { name: 'running', call: killedAfter, since: 1000 },
    functionThrew,
    loading,
    [lift, settle(threw, 12.3)],
  ],
  [
    'the end of a killed process settles the pending call',
    { name: 'stopping', pending: gotIt },
    killed,
    gone,
    [lift, close, settle(exitedWith('signal: killed'), 12.3)],
  ],
  [
    'the end of a process killed by a time-out settles nothing again',
    stopping,
    killed,
    gone,
    [lift, close],
  ],
  [
    'a call to a stopping process is settled by its end',
    stopping,
    called,
    { name: 'stopping', pending: neverGotIt },
    [],
  ],
  [
    'a call to a process that ended fails at once',
    gone,
    called,
    gone,
    [settle(failure('Runtime.ExitError', 'The process did not start: it has ended'), 0)],
  ],
  [
    'a process that cannot start settles the awaited call',
    awaited,
    notStarted,
    gone,
    [lift, close, settle(didNotStart, 0)],
  ],
  ['a process that cannot start ends', loading, notStarted, gone, [lift, close]],
];

describe('what an event does to a process of a function', () => {
  it.each(table)('%s', (_title, state, happening, next, effects) => {
    expect(transition(state, { ...happening, at })).toEqual({ state: next, effects });
  });

  const unmoved: readonly (readonly [InstanceState, readonly Happening[]])[] = [
    [loading, [responded, functionThrew, timedOut]],
    [awaited, [responded, functionThrew]],
    [idle, [asked, responded, functionThrew, initFailed, timedOut]],
    [running, [asked, initFailed]],
    [stopping, [asked, responded, functionThrew, initFailed, timedOut, stopped]],
    [gone, [asked, responded, functionThrew, initFailed, timedOut, stopped, exited, notStarted]],
  ];

  it.each(
    unmoved.flatMap(([state, events]) =>
      events.map((event) => [state.name, event.type, state, event] as const),
    ),
  )('a process that is %s stays as it is when %s happens', (_state, _type, state, happening) => {
    expect(transition(state, { ...happening, at })).toEqual({ state, effects: [] });
  });

  it.each([awaited, running])('a second call while $name is an error of the host', (state) => {
    expect(() => transition(state, { ...called, at })).toThrow(
      new TypeError('A process has one invocation at a time'),
    );
  });
});
