/** The parts of an event that a builder merges one level deep; everything else is replaced. */
const merged = ['callerContext', 'request', 'response'] as const;

type Part = (typeof merged)[number];

/** What a builder takes: any top-level field, and any field of the merged parts. */
export type Overrides<Event> = {
  readonly [K in keyof Event]?: K extends Part ? Partial<NonNullable<Event[K]>> : Event[K];
};

/** Parts that every built event starts from. */
export const envelope = {
  version: '1',
  region: 'us-east-1',
  userPoolId: 'us-east-1_EXAMPLE01',
  userName: '34c84488-e0e1-70ae-d2ee-8d2f5a0c1b2e',
  callerContext: {
    awsSdkVersion: 'aws-sdk-unknown-unknown',
    clientId: '1example23456789abcdefghij',
  },
} as const;

/** The attributes of a confirmed user, as events carry them. */
export const userAttributes = {
  sub: '34c84488-e0e1-70ae-d2ee-8d2f5a0c1b2e',
  'cognito:user_status': 'CONFIRMED',
  email: 'ada@example.com',
  email_verified: 'true',
} as const;

const mergePart = (base: unknown, override: unknown): unknown =>
  typeof override === 'object' && override !== null
    ? { ...(typeof base === 'object' ? base : {}), ...override }
    : override;

/** A fresh event: the base, with the overrides laid over it. */
export const built = <Event extends object>(base: Event, overrides: Overrides<Event>): Event => {
  const parts = merged
    .filter((part) => part in overrides)
    .map((part) => [part, mergePart(Reflect.get(base, part), Reflect.get(overrides, part))]);
  return structuredClone({ ...base, ...overrides, ...Object.fromEntries(parts) });
};
