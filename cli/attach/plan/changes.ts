import { type Setting, settingOf } from '#shared/cognito/lambda-config.ts';
import type { JsonObject } from '../../common/json.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from './triggers.ts';

export type TriggerChange = {
  readonly trigger: TriggerName;
  readonly from?: Setting;
  readonly to?: Setting;
};

/** A statement that is added to a function's policy, or removed from it. */
export type PermissionChange = { readonly function: string; readonly statementId: string };

/** The change of one trigger between two LambdaConfigs. */
export const changeOf = (trigger: TriggerName, from: JsonObject, to: JsonObject): TriggerChange => {
  const before = settingOf(from, trigger);
  const after = settingOf(to, trigger);
  return {
    trigger,
    ...(before === undefined ? {} : { from: before }),
    ...(after === undefined ? {} : { to: after }),
  };
};

/** Each function once, though several triggers may call it. */
export const functionsOf = (triggers: DesiredTriggers): readonly string[] => [
  ...new Set(entriesOf(triggers).map(([, setting]) => setting.function)),
];
