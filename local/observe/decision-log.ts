import type { Decision } from '#shared/iam/decide/decision.ts';
import type { Clock } from './clock.ts';
import { noReporter, type Reporter } from './event-stream.ts';
import { createRecorder, type Recorded } from './recorder.ts';

/** One decision of the permission check. Its context is left out: keys of rows and addresses are in it. */
export type DecisionEntry = {
  /** The ARN of the caller, or `anonymous`. */
  readonly principal: string;
  /** The logical id, where a function called. */
  readonly function?: string;
  readonly action: string;
  readonly resource: string;
  readonly outcome: Decision['decision'];
  /** The layer that decided: its kind and its name. */
  readonly layer?: Decision['layer'];
  /** The statement that decided, as its policy has it. */
  readonly statement?: Decision['statement'];
  readonly unresolvedVariables: readonly string[];
  readonly notModelled: readonly string[];
  /** Conditions of an Allow that hold only because the call has no such key: `ForAllValues:StringLike on KEY`. */
  readonly heldWithoutKey: readonly string[];
};

export type RecordedDecision = Recorded<DecisionEntry & { readonly at: string }>;

export type DecisionLog = {
  record(entry: DecisionEntry): RecordedDecision;
  /** Oldest first; only those with a higher id than `since`. */
  list(since?: number): readonly RecordedDecision[];
  clear(): void;
};

/** Every decision, by the stack's clock. */
export const createDecisionLog = (
  clock: Pick<Clock, 'now'>,
  reporter: Reporter = noReporter,
): DecisionLog => {
  const recorder = createRecorder<DecisionEntry & { readonly at: string }>();
  return {
    record: (entry) => {
      const recorded = recorder.add({ ...entry, at: new Date(clock.now()).toISOString() });
      reporter.publish('decision', recorded);
      return recorded;
    },
    list: recorder.list,
    clear: () => {
      recorder.clear();
      reporter.forget('decision');
    },
  };
};
