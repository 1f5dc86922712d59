import { signal } from '@preact/signals';
import { getControl, postControl } from '../api/control.ts';
import { at, isObject, textAt } from '../state/json.ts';
import { newestOf } from '../state/newest.ts';
import { goTo, playgroundFunction, playgroundText } from '../state/view.ts';
import { newLines } from './new-lines.ts';

/** What an invocation came to. */
export type Run = {
  readonly function: string;
  readonly event: unknown;
  readonly response?: unknown;
  readonly error?: unknown;
  readonly ms: number;
  /** Lines of the function while it ran. */
  readonly logs: readonly string[];
};

export const lastRun = signal<Run | undefined>(undefined);

/** A response that comes after another invocation, or after another event was opened, is of before. */
const takeRun = newestOf<Run | undefined>((run) => {
  lastRun.value = run;
});

const logsOf = async (name: string): Promise<readonly string[]> => {
  const lines = await getControl(`logs?function=${encodeURIComponent(name)}`);
  return Array.isArray(lines) ? lines.map((line) => textAt(line, 'line')) : [];
};

const runOf = async (name: string, event: unknown): Promise<Run> => {
  const before = await logsOf(name);
  const started = performance.now();
  const path = `functions/${encodeURIComponent(name)}/invoke`;
  const result = await postControl(path, event);
  const ms = performance.now() - started;
  const failed = isObject(result) && 'error' in result;
  return {
    function: name,
    event,
    ...(failed ? { error: result.error } : { response: at(result, 'response') }),
    ms,
    logs: newLines(before, await logsOf(name)),
  };
};

/** Sends an event to a function, as the playground and «Resend» do. */
export const invoke = (name: string, event: unknown): Promise<void> =>
  takeRun(() => runOf(name, event));

export const openInPlayground = (name: string, event: unknown): void => {
  playgroundFunction.value = name;
  playgroundText.value = JSON.stringify(event, null, 2);
  lastRun.value = undefined;
  void takeRun(async () => undefined);
  goTo('playground');
};

/** Sends a recorded event once more, exactly as it was. */
export const resend = async (name: string, event: unknown): Promise<void> => {
  openInPlayground(name, event);
  await invoke(name, event);
};
