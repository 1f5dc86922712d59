import type { Group } from '../state/groups.ts';
import type { Attempt, Message } from '../state/model.ts';
import { callsOf, type ServiceCall } from './service-calls.ts';

/** One step of a group: a call of a function, a call that the function makes, or a message. Places are parts of the whole, 0 to 1. */
export type Step = {
  readonly key: string;
  readonly attempt?: Attempt;
  readonly message?: Message;
  readonly call?: ServiceCall;
  readonly at: number;
  /** Of the start of the function's environment, before it ran. */
  readonly coldMs: number;
  readonly ms: number;
  readonly left: number;
  readonly cold: number;
  readonly width: number;
};

/** Longer pauses, while a user reads mail, are drawn as this long; the numbers beside the bars stay true. */
const longestPauseMs = 60;

type Timed = Omit<Step, 'left' | 'cold' | 'width'>;

const coldMsOf = ({ coldStart, isRunning, startedAt, endedAt, durationMs }: Attempt): number =>
  coldStart && !isRunning ? Math.max(0, endedAt - startedAt - durationMs) : 0;

const instant = { coldMs: 0, ms: 0 };

const timed = ({ attempts, messages }: Group, decisions: readonly unknown[]): readonly Timed[] =>
  [
    ...attempts.map((attempt) => ({
      key: attempt.key,
      attempt,
      at: attempt.startedAt,
      coldMs: coldMsOf(attempt),
      ms: attempt.durationMs,
    })),
    ...messages.map((message) => ({
      key: `message ${message.id}`,
      message,
      at: message.at,
      ...instant,
    })),
    ...callsOf(attempts, decisions).map((call) => ({
      key: call.key,
      call,
      at: call.at,
      ...instant,
    })),
  ].toSorted((a, b) => a.at - b.at);

/** The steps of a group with their place on its time line. */
export const stepsOf = (group: Group, decisions: readonly unknown[] = []): readonly Step[] => {
  let drawn = 0;
  let end = 0;
  const placed = timed(group, decisions).map((step, index) => {
    const pause = index === 0 ? 0 : step.at - end;
    const start = Math.max(0, drawn + Math.min(pause, longestPauseMs));
    const wholeMs = step.coldMs + step.ms;
    drawn = Math.max(drawn, start + wholeMs);
    end = Math.max(end, step.at + wholeMs);
    return { step, start };
  });
  const whole = Math.max(1, drawn);
  return placed.map(({ step, start }) => ({
    ...step,
    left: start / whole,
    cold: step.coldMs / whole,
    width: step.ms / whole,
  }));
};
