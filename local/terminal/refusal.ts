/** One call of the pool's API: what was asked and what came back. */
export type PoolCall = {
  readonly operation: string;
  readonly input: unknown;
  readonly status: number;
  readonly output: unknown;
};

/** Something that stops a sign-in or a sign-up. `reason` is the pool's own text or the step's name. */
export type Refusal = {
  readonly operation: string;
  readonly reason: string;
  readonly hint?: string;
};

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textOf = (value: unknown, name: string): string => String(member(value, name) ?? '');

const startsWithPassword = (input: unknown): boolean =>
  textOf(input, 'AuthFlow') === 'CUSTOM_AUTH' &&
  textOf(member(input, 'AuthParameters'), 'CHALLENGE_NAME') === 'SRP_A';

/** What to change, by the call and the pool's message; the first that matches. */
const hints: readonly (readonly [(call: PoolCall, message: string) => boolean, string])[] = [
  [
    ({ input }) => startsWithPassword(input),
    "the client asked for CUSTOM_WITH_SRP; use authFlowType 'CUSTOM_WITHOUT_SRP', or PasswordAndCode=required",
  ],
  [
    (_, message) => /^USER_SRP_AUTH is not enabled/.test(message),
    "this pool takes no password; use authFlowType 'CUSTOM_WITHOUT_SRP', or PasswordSignIn=yes",
  ],
  [
    (_, message) => /\bUSER_AUTH is not enabled/.test(message),
    "use authFlowType 'CUSTOM_WITHOUT_SRP', or CodeSignIn=native",
  ],
  [
    (_, message) => /not enabled for th(e|is) client/.test(message),
    'enable the flow in the app client, or use CUSTOM_AUTH',
  ],
  [
    (_, message) => /\btemporarily_unavailable: /.test(message),
    'a function failed, a fault is armed, or a rule of extensions/sign-up.ts threw, was late or returned an unknown code; /_local/logs has the reason',
  ],
  [
    (_, message) => /\b[a-z]+(_[a-z]+)+: /.test(message),
    'docs/messages.md lists the refusals of the functions',
  ],
  [
    (_, message) => /Invalid session/i.test(message),
    'a sign-in lasts ten minutes and ends after three wrong codes; start again',
  ],
];

const waiting = ({ operation, output }: PoolCall): Refusal | undefined => {
  const parameters = member(output, 'ChallengeParameters');
  if (textOf(parameters, 'step') !== 'wait') return undefined;
  const seconds = textOf(parameters, 'retryInSeconds');
  return {
    operation,
    reason: `wait ${seconds} s`,
    hint: 'no code was mailed; resend after that time, or move the clock by /_local/clock',
  };
};

/** What a call refuses and what to change; nothing for a call that succeeds. */
export const refusalOf = (call: PoolCall): Refusal | undefined => {
  if (call.status < 400) return waiting(call);
  const reason = textOf(call.output, 'message');
  const hint = hints.find(([matches]) => matches(call, reason))?.[1];
  return { operation: call.operation, reason, ...(hint === undefined ? {} : { hint }) };
};
