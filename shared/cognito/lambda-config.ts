import {
  type LambdaVersion,
  type Trigger,
  type TriggerName,
  triggerNames,
  triggerOf,
  triggers,
} from './triggers.ts';

/** LambdaConfig as the wire and the SDK have it: an ARN or `{LambdaArn, LambdaVersion}` by member. */
export type LambdaConfig<Member = unknown> = { readonly [member: string]: Member };

/** Which function a trigger calls; `version` is given where LambdaConfig states one. */
export type Setting = { readonly function: string; readonly version?: string };

type Versioned = { readonly LambdaVersion: string; readonly LambdaArn: string };

export const lambdaVersions = triggerOf('PreTokenGeneration').versions;

/** The version that Cognito sends where no versioned member says otherwise (API reference: LambdaConfigType). */
const firstVersion = 'V1_0' satisfies LambdaVersion;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Describe answers an empty text for a member that is not set. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const membersOf = ({ plainMember, versionedMember }: Trigger): readonly string[] =>
  [plainMember, versionedMember].filter((member) => member !== undefined);

/** Every member of LambdaConfig that holds a trigger. */
export const membersOfTriggers = (names: readonly TriggerName[]): readonly string[] =>
  names.flatMap((name) => membersOf(triggerOf(name)));

const versionedOf = (config: LambdaConfig, { versionedMember }: Trigger) => {
  const member = versionedMember === undefined ? undefined : config[versionedMember];
  return isRecord(member) ? member : {};
};

/**
 * What a trigger calls. For pre token generation the newer member decides; the older one by itself means V1
 * (API reference: LambdaConfigType). Cognito answers one or both.
 */
export const settingOf = (config: LambdaConfig, name: TriggerName): Setting | undefined => {
  const trigger = triggerOf(name);
  const versioned = versionedOf(config, trigger);
  const plain = trigger.plainMember === undefined ? undefined : config[trigger.plainMember];
  const arn = textOf(versioned.LambdaArn) ?? textOf(plain);
  if (arn === undefined) return undefined;
  if (trigger.versionedMember === undefined) return { function: arn };
  return { function: arn, version: textOf(versioned.LambdaVersion) ?? firstVersion };
};

/** The triggers that are set, in the table's order. */
export const settingsOf = (
  config: LambdaConfig,
): readonly { readonly trigger: TriggerName; readonly setting: Setting }[] =>
  triggerNames.flatMap((trigger) => {
    const setting = settingOf(config, trigger);
    return setting === undefined ? [] : [{ trigger, setting }];
  });

export const sameSetting = (one: Setting | undefined, other: Setting | undefined): boolean =>
  one?.function === other?.function && one?.version === other?.version;

/** The members that a trigger lives in, as they are; members that are not set are left out. */
export const sliceOf = <Member>(
  config: LambdaConfig<Member>,
  name: TriggerName,
): LambdaConfig<Member> => {
  const members = membersOf(triggerOf(name));
  return Object.fromEntries(
    Object.entries(config).filter(
      ([member, value]) => members.includes(member) && (isRecord(value) || textOf(value)),
    ),
  );
};

const without = <Member>(
  config: LambdaConfig<Member>,
  members: readonly string[],
): LambdaConfig<Member> =>
  Object.fromEntries(Object.entries(config).filter(([member]) => !members.includes(member)));

/** The configuration with a trigger's members replaced by a slice. */
export const withSlice = <Member>(
  config: LambdaConfig<Member>,
  name: TriggerName,
  slice: LambdaConfig<Member>,
): LambdaConfig<Member> => ({ ...without(config, membersOf(triggerOf(name))), ...slice });

/**
 * The trigger set. For pre token generation only the newer member is written: an older one left beside it must name the
 * same function, or Cognito refuses the update or stays on V1 (cloudformation-templates 406).
 */
export const withSetting = <Member>(
  config: LambdaConfig<Member>,
  name: TriggerName,
  setting: Setting,
): LambdaConfig<Member | string | Versioned> => {
  const { plainMember, versionedMember } = triggerOf(name);
  const versioned = {
    LambdaVersion: setting.version ?? firstVersion,
    LambdaArn: setting.function,
  };
  const slice: LambdaConfig<Member | string | Versioned> =
    versionedMember === undefined
      ? { [plainMember ?? name]: setting.function }
      : { [versionedMember]: versioned };
  return withSlice<Member | string | Versioned>(config, name, slice);
};

/** Both members of pre token generation are set and name different functions: Cognito takes them only when they agree. */
export const preTokenMembersDisagree = (config: LambdaConfig): boolean => {
  const trigger = triggerOf('PreTokenGeneration');
  const newer = textOf(versionedOf(config, trigger).LambdaArn);
  const older = textOf(config[trigger.name]);
  return newer !== undefined && older !== undefined && newer !== older;
};

/** The triggers that stand without the key that Cognito asks for beside them. */
export const triggersWithoutKey = (config: LambdaConfig): readonly TriggerName[] =>
  textOf(config.KMSKeyID) === undefined
    ? triggers
        .filter((trigger) => 'needsKey' in trigger && trigger.versionedMember in config)
        .map(({ name }) => name)
    : [];

/** The version of the pre token event that Cognito sends. */
export const preTokenVersionOf = (config: LambdaConfig): LambdaVersion => {
  const version = settingOf(config, 'PreTokenGeneration')?.version;
  return lambdaVersions.find((known) => known === version) ?? firstVersion;
};

/** Whether any trigger calls the function. */
export const callsFunction = (config: LambdaConfig, arn: string): boolean =>
  settingsOf(config).some(({ setting }) => setting.function === arn);

/** The order of an object's members means nothing. */
const sameMember = (one: unknown, other: unknown): boolean => {
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameMember(one[name], other[name]));
};

/** Whether two configurations call the same functions, however pre token generation is written. */
export const sameTriggers = (one: LambdaConfig, other: LambdaConfig): boolean => {
  const preToken = membersOfTriggers(['PreTokenGeneration']);
  return (
    sameMember(without(one, preToken), without(other, preToken)) &&
    sameSetting(settingOf(one, 'PreTokenGeneration'), settingOf(other, 'PreTokenGeneration'))
  );
};
