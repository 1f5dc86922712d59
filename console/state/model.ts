import { at, isObject, numberAt, textAt } from './json.ts';

/** One attempt of the pool to call a function, running or ended. */
export type Attempt = {
  /** Unique on the page, and the same while it runs and after its end. */
  readonly key: string;
  /** Of the entry in the stack's list; 0 while it runs. */
  readonly id: number;
  /** Connects the event of its start with that of its end; 0 where the list brought it. */
  readonly call: number;
  /** Of the function's log lines; empty where the start is not known. */
  readonly requestId: string;
  readonly function: string;
  readonly source: string;
  readonly attempt: number;
  readonly user: string;
  readonly email: string;
  readonly request: unknown;
  readonly response?: unknown;
  readonly error?: unknown;
  /** Milliseconds since 1970, by the stack's clock. */
  readonly startedAt: number;
  /** Endless while it runs. A cold start lies between the start and the function's own `durationMs`. */
  readonly endedAt: number;
  readonly isRunning: boolean;
  readonly durationMs: number;
  readonly coldStart: boolean;
  readonly logs: readonly string[];
};

/** A message of the outbox. */
export type Message = {
  readonly id: number;
  readonly channel: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: number;
};

const time = (value: unknown): number => Date.parse(textAt(value, 'at')) || 0;

/** An attempt from `trigger-start`, `trigger-end` or an entry of `/_local/triggers`. */
export const attemptOf = (data: unknown, isRunning: boolean): Attempt => {
  const request = at(data, 'request');
  const durationMs = numberAt(data, 'durationMs');
  const [id, call] = [numberAt(data, 'id'), numberAt(data, 'call')];
  return {
    key: call === 0 ? `id ${id}` : `call ${call}`,
    id,
    call,
    requestId: textAt(data, 'requestId'),
    function: textAt(data, 'function'),
    source: textAt(data, 'triggerSource'),
    attempt: numberAt(data, 'attempt'),
    user: textAt(request, 'userName'),
    email: textAt(request, 'request', 'userAttributes', 'email'),
    request,
    ...(isObject(data) && 'response' in data ? { response: data.response } : {}),
    ...(isObject(data) && 'error' in data ? { error: data.error } : {}),
    startedAt: isRunning ? time(data) : time(data) - durationMs,
    endedAt: isRunning ? Number.POSITIVE_INFINITY : time(data),
    isRunning,
    durationMs,
    coldStart: at(data, 'coldStart') === true,
    logs: [],
  };
};

export const messageOf = (data: unknown): Message => ({
  id: numberAt(data, 'id'),
  channel: textAt(data, 'channel'),
  to: textAt(data, 'to'),
  from: textAt(data, 'from'),
  subject: textAt(data, 'subject'),
  text: textAt(data, 'text'),
  html: textAt(data, 'html'),
  at: time(data),
});
