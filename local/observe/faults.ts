import * as v from 'valibot';
import { noReporter, type Reporter } from './event-stream.ts';

/** Modes of the services, and of functions. `slow` does nothing but wait for `delayMs`. */
const serviceModes = ['fail', 'throttle', 'stall', 'fail-after-applying', 'slow'] as const;
const functionModes = ['kill-before', 'kill-after', 'time-out'] as const;
const streamModes = ['stall', 'double', 'reorder'] as const;

export type ServiceMode = (typeof serviceModes)[number];
export type FunctionMode = (typeof functionModes)[number];
type StreamMode = (typeof streamModes)[number];

export type Fault = {
  /** `dynamodb`, `email`, `sms`, `stream`, or a function's logical id. */
  readonly target: string;
  readonly mode: ServiceMode | FunctionMode | StreamMode;
  /** Times that it still happens. */
  readonly times: number;
  /** Of a service: only this operation, for instance `UpdateItem`. */
  readonly operation?: string;
  /** Waits this long before it happens. */
  readonly delayMs?: number;
};

/** The body arms no fault; says which member is wrong and what it must be. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}

export type Faults = {
  /** Arms one. Throws {@link FaultError}. */
  arm(body: unknown): void;
  list(): readonly Fault[];
  clear(): void;
  /** The armed fault that matches a call, if any; it is then armed one time less. */
  match(target: string, operation?: string): Fault | undefined;
};

const services = ['dynamodb', 'email', 'sms'];

const modesOf = (target: string): readonly string[] => {
  if (target === 'stream') return streamModes;
  return services.includes(target) ? serviceModes : functionModes;
};

const mostTimes = 1_000_000;
const longestDelayMs = 60_000;

const faultSchema = (functions: readonly string[]) =>
  v.pipe(
    v.strictObject({
      target: v.picklist([...services, 'stream', ...functions]),
      mode: v.picklist([...serviceModes, ...functionModes, ...streamModes]),
      times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostTimes)), 1),
      operation: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,64}$/))),
      delayMs: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(longestDelayMs))),
    }),
    v.forward(
      v.check(({ target, mode }) => modesOf(target).includes(mode), 'mode'),
      ['mode'],
    ),
    // A function has one operation, so a fault that named another would never match.
    v.forward(
      v.check(
        ({ target, operation }) => operation === undefined || services.includes(target),
        'operation',
      ),
      ['operation'],
    ),
  );

/** What each member must be, in the words of the error. */
const expectations = (functions: readonly string[]): Readonly<Record<string, string>> => ({
  target: `one of ${[...services, 'stream', ...functions].join(', ')}`,
  mode: `one of ${serviceModes.join(', ')} for a service, of ${functionModes.join(', ')} for a function, of ${streamModes.join(', ')} for the stream`,
  times: `a whole number from 1 to ${mostTimes}`,
  operation: "a name such as UpdateItem, and only a service's",
  delayMs: `a number from 0 to ${longestDelayMs}`,
});

const describe = (issue: v.BaseIssue<unknown>, expected: Readonly<Record<string, string>>) => {
  const key = issue.path?.[0]?.key;
  if (key === undefined) return 'a fault must be an object with target and mode';
  const wanted = expected[String(key)];
  return wanted === undefined
    ? `${key} is no member of a fault; there are ${Object.keys(expected).join(', ')}`
    : `${key} must be ${wanted}`;
};

/** What can be armed against the services and these functions. */
export const createFaults = (
  functions: readonly string[],
  reporter: Reporter = noReporter,
): Faults => {
  const schema = faultSchema(functions);
  const expected = expectations(functions);
  let armed: readonly Fault[] = [];
  const change = (changed: readonly Fault[]): void => {
    armed = changed;
    reporter.publish('faults', { faults: armed });
  };
  return {
    arm: (body) => {
      const checked = v.safeParse(schema, body);
      if (!checked.success) throw new FaultError(describe(checked.issues[0], expected));
      change([...armed, checked.output as Fault]);
    },
    list: () => armed,
    clear: () => change([]),
    match: (target, operation) => {
      const fault = armed.find(
        (candidate) =>
          candidate.target === target &&
          (candidate.operation === undefined || candidate.operation === operation),
      );
      if (fault === undefined) return undefined;
      const counted = armed.map((other) =>
        other === fault ? { ...other, times: other.times - 1 } : other,
      );
      change(counted.filter(({ times }) => times > 0));
      return fault;
    },
  };
};
