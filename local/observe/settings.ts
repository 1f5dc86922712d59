import * as v from 'valibot';

type Entry<T> = {
  readonly schema: v.GenericSchema<unknown, T>;
  readonly value: T;
  readonly meaning: string;
};

const entry = <T>(schema: v.GenericSchema<unknown, T>, value: NoInfer<T>, meaning: string) =>
  ({ schema, value, meaning }) satisfies Entry<T>;

const onOff = (value: boolean, meaning: string) =>
  entry(v.boolean('true or false'), value, meaning);

const wholeNumber = (value: number, min: number, max: number, meaning: string) => {
  const expected = `a whole number from ${min} to ${max}`;
  const schema = v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(min, expected),
    v.maxValue(max, expected),
  );
  return entry(schema, value, meaning);
};

const choice = <const T extends string>(
  choices: readonly T[],
  value: NoInfer<T>,
  meaning: string,
) => entry(v.picklist(choices, `one of ${choices.join(', ')}`), value, meaning);

/** Every setting of the stack: accepted values, default, and the reason for it. A new setting is one entry here. */
const declared = {
  retryOnTimeout: onOff(
    true,
    'A function that does not respond in time is called again, as Cognito may',
  ),
  attemptsOnTimeout: wholeNumber(
    3,
    1,
    10,
    'Calls in all of a function that does not respond in time',
  ),
  triggerTimeoutMilliseconds: wholeNumber(
    5_000,
    50,
    60_000,
    'How long the pool waits for a function',
  ),
  preventUserExistenceErrors: choice(
    ['client', 'ENABLED', 'LEGACY'],
    'client',
    'Whether unknown users get the responses of known ones; client: as the app client says',
  ),
  preAuthenticationInCustomAuth: onOff(
    false,
    'PreAuthentication runs in CUSTOM_AUTH too; the guide is silent',
  ),
  stableUserNameForUnknownUsers: onOff(
    true,
    'An unknown user gets the same userName in every event; false: a random one',
  ),
  refuseEmptyPrivateParameters: onOff(
    true,
    'CreateAuthChallenge must fill privateChallengeParameters, as Cognito demands',
  ),
  sessionAnsweredInParallel: onOff(
    false,
    'Parallel answers to one session all get through, as they did in 2021',
  ),
  signUpChecksExistenceFirst: onOff(
    false,
    'SignUp refuses a taken name before PreSignUp runs rather than after it; the guide is silent',
  ),
  functionRoles: onOff(
    true,
    'Calls of a function to AWS need the permission of its role; false: every call is allowed',
  ),
  functionInstances: wholeNumber(
    4,
    1,
    64,
    'Processes of one function at a time; further calls wait',
  ),
} as const;

type Declared = typeof declared;
export type SettingName = keyof Declared;
export type SettingValues = { readonly [N in SettingName]: Declared[N]['value'] };

export type Setting = {
  readonly name: SettingName;
  readonly value: boolean | number | string;
  readonly meaning: string;
};

/** An unknown setting, or a value that a setting does not accept. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

export type Settings = {
  get<N extends SettingName>(name: N): SettingValues[N];
  /** Checks all values, then changes them. Throws {@link SettingError} and changes nothing if one is wrong. */
  change(values: unknown): void;
  list(): readonly Setting[];
};

const names = Object.keys(declared) as SettingName[];

/** Without this check an empty list would count as an object without members. */
const exact = v.pipe(
  v.unknown(),
  v.check((values) => !Array.isArray(values)),
  v.strictObject(
    Object.fromEntries(
      names.map((name) => [name, v.exactOptional<v.GenericSchema>(declared[name].schema)]),
    ),
  ),
);

const describe = (issue: v.BaseIssue<unknown>): string => {
  const key = issue.path?.[0]?.key;
  if (key === undefined) return 'settings must be an object of names and values';
  const known = names.find((name) => name === key);
  return known === undefined
    ? `${key} is no setting; there are ${names.join(', ')}`
    : `${known} must be ${issue.message}`;
};

const defaults = (): SettingValues =>
  Object.fromEntries(names.map((name) => [name, declared[name].value])) as SettingValues;

/** The settings, at their defaults. */
export const createSettings = (): Settings => {
  let values = defaults();
  return {
    get: (name) => values[name],
    change: (wanted) => {
      const checked = v.safeParse(exact, wanted);
      if (!checked.success) throw new SettingError(describe(checked.issues[0]));
      values = { ...values, ...checked.output };
    },
    list: () =>
      names.map((name) => ({ name, value: values[name], meaning: declared[name].meaning })),
  };
};
