import { type JsonObject, objectAt, same, textAt, without } from '../../common/json.ts';

/** The triggers that this command sets. Custom senders and inbound federation need keys and grants of their own. */
export const triggerNames = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
  'CustomMessage',
  'UserMigration',
] as const;

export type TriggerName = (typeof triggerNames)[number];

export const tokenVersions = ['V1_0', 'V2_0', 'V3_0'] as const;

/** Which function a trigger calls; only the pre token trigger has a version of the event. */
export type Setting = { readonly function: string; readonly version?: string };

/** Which function each trigger is to call. */
export type DesiredTriggers = { readonly [name in TriggerName]?: Setting };

/** LambdaConfig's name for a trigger; pre token generation has two. */
export const triggerNamed = (name: string): TriggerName | undefined =>
  name === 'PreTokenGenerationConfig'
    ? 'PreTokenGeneration'
    : triggerNames.find((trigger) => trigger === name);

/** The desired triggers, or anything else that is kept by trigger, in the order above. */
export const entriesOf = <Value>(
  record: { readonly [name in TriggerName]?: Value | undefined },
): readonly (readonly [TriggerName, Value])[] =>
  triggerNames.flatMap((name) => {
    const value = record[name];
    return value === undefined ? [] : [[name, value] as const];
  });

/** The members of LambdaConfig that a trigger lives in: one, and for pre token generation two. */
const membersOf = (trigger: TriggerName): readonly string[] =>
  trigger === 'PreTokenGeneration' ? ['PreTokenGeneration', 'PreTokenGenerationConfig'] : [trigger];

/**
 * What a trigger calls. For pre token generation the newer member decides; the older one alone means V1
 * (API reference: LambdaConfigType). Cognito may answer one or both.
 */
export const settingOf = (config: JsonObject, trigger: TriggerName): Setting | undefined => {
  const plain = textAt(config, trigger);
  if (trigger !== 'PreTokenGeneration')
    return plain === undefined ? undefined : { function: plain };
  const versioned = objectAt(config, 'PreTokenGenerationConfig');
  const arn = textAt(versioned, 'LambdaArn') ?? plain;
  if (arn === undefined) return undefined;
  return { function: arn, version: textAt(versioned, 'LambdaVersion') ?? 'V1_0' };
};

export const sameSetting = (one: Setting | undefined, other: Setting | undefined): boolean =>
  one?.function === other?.function && one?.version === other?.version;

/** The part of LambdaConfig that a trigger lives in, as it is: what a detach puts back. */
export const sliceOf = (config: JsonObject, trigger: TriggerName): JsonObject =>
  Object.fromEntries(
    membersOf(trigger).flatMap((name) => {
      const member = config[name];
      return member === undefined || member === null || member === '' ? [] : [[name, member]];
    }),
  );

export const withSlice = (
  config: JsonObject,
  trigger: TriggerName,
  slice: JsonObject,
): JsonObject => ({ ...without(config, membersOf(trigger)), ...slice });

/**
 * The trigger set. For pre token generation the newer member alone is written: an older one left beside it must name the
 * same function, or Cognito refuses the update or stays on V1 (cloudformation-templates 406).
 */
export const withSetting = (
  config: JsonObject,
  trigger: TriggerName,
  setting: Setting,
): JsonObject =>
  withSlice(
    config,
    trigger,
    trigger === 'PreTokenGeneration'
      ? {
          PreTokenGenerationConfig: {
            LambdaVersion: setting.version ?? 'V1_0',
            LambdaArn: setting.function,
          },
        }
      : { [trigger]: setting.function },
  );

/** Whether two configurations call the same functions, however pre token generation is written. */
export const sameTriggers = (one: JsonObject, other: JsonObject): boolean => {
  const rest = (config: JsonObject) =>
    without(config, ['PreTokenGeneration', 'PreTokenGenerationConfig']);
  return (
    same(rest(one), rest(other)) &&
    sameSetting(settingOf(one, 'PreTokenGeneration'), settingOf(other, 'PreTokenGeneration'))
  );
};

/** Whether any trigger that this command knows calls the function. */
export const calls = (config: JsonObject, arn: string): boolean =>
  triggerNames.some((trigger) => settingOf(config, trigger)?.function === arn) ||
  ['CustomSMSSender', 'CustomEmailSender', 'InboundFederation'].some(
    (name) => textAt(objectAt(config, name), 'LambdaArn') === arn,
  );
