import type {
  Call,
  Effect,
  InstanceEvent,
  InstanceState,
  Pending,
  Step,
} from './instance-state.ts';
import { exited, initTimedOut, notStarted, type Outcome, timedOut } from './outcome.ts';

/** Longest init that Lambda allows before it starts over (developer guide: execution environment). */
export const initLimitMs = 10_000;

type Of<Name extends InstanceState['name']> = Extract<InstanceState, { readonly name: Name }>;
type EventOf<Type extends InstanceEvent['type']> = Extract<InstanceEvent, { readonly type: Type }>;

const step = (state: InstanceState, ...effects: readonly Effect[]): Step => ({ state, effects });

/** To a tenth of a millisecond; 0 for a call that the process never got. */
const settle = (outcome: Outcome, since: number | undefined, at: number): Effect => ({
  do: 'settle',
  result: {
    ...outcome,
    durationMs: since === undefined ? 0 : Math.round((at - since) * 10) / 10,
  },
});

const initErrorOf = (state: InstanceState): Pick<Of<'loading'>, 'initError'> =>
  'initError' in state && state.initError !== undefined ? { initError: state.initError } : {};

/** The call that is under way, if any. */
const pendingOf = (state: InstanceState): Pending | undefined => {
  if (state.name === 'awaited') return { requestId: state.call.requestId, since: undefined };
  if (state.name === 'running') return { requestId: state.call.requestId, since: state.since };
  return state.name === 'stopping' ? state.pending : undefined;
};

/** Kills the process; `pending` is settled when its end is seen. */
const kill = (state: InstanceState, pending: Pending | undefined): Step =>
  step(
    { name: 'stopping', ...(pending && { pending }), ...initErrorOf(state) },
    { do: 'lift-limit' },
    { do: 'kill' },
  );

/** The function's time starts when it gets the event: init is not counted. */
const handOver = (call: Call, at: number): Step =>
  step(
    { name: 'running', call, since: at },
    { do: 'limit', milliseconds: call.timeoutSeconds * 1000 },
    { do: 'hand-over', call },
  );

const onCalled = (state: InstanceState, { call, at }: EventOf<'called'>): Step => {
  if (pendingOf(state) !== undefined) throw new TypeError('A process has one invocation at a time');
  if (state.name === 'gone') return step(state, settle(notStarted('it has ended'), undefined, at));
  const pending = { requestId: call.requestId, since: undefined };
  if (state.name === 'stopping') return step({ ...state, pending });
  if (call.fault === 'kill-before') return kill(state, pending);
  if (state.name === 'idle') return handOver(call, at);
  return step(
    { name: 'awaited', call, ...initErrorOf(state) },
    { do: 'limit', milliseconds: initLimitMs },
  );
};

const onAsked = (state: InstanceState, at: number): Step => {
  if (state.name === 'loading') return step({ name: 'idle' });
  return state.name === 'awaited' ? handOver(state.call, at) : step(state);
};

const onOutcome = (state: InstanceState, outcome: Outcome, at: number): Step => {
  if (state.name !== 'running') return step(state);
  const isKilled = state.call.fault === 'kill-after' && outcome.outcome === 'answered';
  if (isKilled) return kill(state, pendingOf(state));
  return step({ name: 'loading' }, { do: 'lift-limit' }, settle(outcome, state.since, at));
};

const onTimedOut = (state: InstanceState, at: number): Step => {
  if (state.name !== 'awaited' && state.name !== 'running') return step(state);
  const { requestId, timeoutSeconds } = state.call;
  const outcome = state.name === 'awaited' ? initTimedOut() : timedOut(requestId, timeoutSeconds);
  const { state: stopping, effects } = kill(state, undefined);
  return step(stopping, settle(outcome, pendingOf(state)?.since, at), ...effects);
};

const onInitFailed = (state: InstanceState, initError: Outcome): Step =>
  state.name === 'loading' || state.name === 'awaited'
    ? step({ ...state, initError })
    : step(state);

const onEnd = (state: InstanceState, outcome: Outcome, at: number): Step => {
  if (state.name === 'gone') return step(state);
  const pending = pendingOf(state);
  const settled = pending === undefined ? [] : [settle(outcome, pending.since, at)];
  return step({ name: 'gone' }, { do: 'lift-limit' }, { do: 'close' }, ...settled);
};

const onExited = (state: InstanceState, { code, signal, at }: EventOf<'exited'>): Step => {
  const requestId = pendingOf(state)?.requestId ?? '';
  return onEnd(state, initErrorOf(state).initError ?? exited(requestId, code, signal), at);
};

/**
 * The life of one process of a function: what an event does to its state, and what its host has to do then.
 *
 * | event         | loading           | awaited            | idle           | running             | stopping          | gone            |
 * | ------------- | ----------------- | ------------------ | -------------- | ------------------- | ----------------- | --------------- |
 * | `called`      | awaited, 10 s     | TypeError          | running        | TypeError           | pending           | fails           |
 * | `asked`       | idle              | running            | -              | -                   | -                 | -               |
 * | `responded`   | -                 | -                  | -              | settles, loading    | -                 | -               |
 * | `threw`       | -                 | -                  | -              | settles, loading    | -                 | -               |
 * | `init-failed` | keeps the error   | keeps the error    | -              | -                   | -                 | -               |
 * | `timed-out`   | -                 | settles, stopping  | -              | settles, stopping   | -                 | -               |
 * | `stopped`     | stopping          | stopping           | stopping       | stopping            | -                 | -               |
 * | `exited`      | gone              | settles, gone      | gone           | settles, gone       | settles, gone     | -               |
 * | `not-started` | gone              | settles, gone      | gone           | settles, gone       | settles, gone     | -               |
 *
 * The fault `kill-before` makes `called` stop the process, `kill-after` makes `responded` stop it; the call is settled by
 * its end. `-` changes nothing. Throws a TypeError for a second call at a time.
 */
export const transition = (state: InstanceState, event: InstanceEvent): Step => {
  const { at } = event;
  switch (event.type) {
    case 'called':
      return onCalled(state, event);
    case 'asked':
      return onAsked(state, at);
    case 'responded':
      return onOutcome(state, { outcome: 'answered', payload: event.payload }, at);
    case 'threw':
      return onOutcome(state, event.outcome, at);
    case 'init-failed':
      return onInitFailed(state, event.outcome);
    case 'timed-out':
      return onTimedOut(state, at);
    case 'stopped':
      return ['stopping', 'gone'].includes(state.name)
        ? step(state)
        : kill(state, pendingOf(state));
    case 'exited':
      return onExited(state, event);
    case 'not-started':
      return onEnd(state, notStarted(event.reason), at);
  }
};
