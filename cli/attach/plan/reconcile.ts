import { callsFunction, sameSetting, settingOf, sliceOf } from '#shared/cognito/lambda-config.ts';
import type { JsonObject } from '../../common/json.ts';
import type { PermissionChange, TriggerChange } from './changes.ts';
import { type AttachedTrigger, type AttachRecord, mergePermissions } from './record.ts';
import { entriesOf, type TriggerName } from './triggers.ts';

const attachedBy = (
  { triggers }: AttachRecord,
  config: JsonObject,
  { trigger, to }: TriggerChange,
): readonly (readonly [TriggerName, AttachedTrigger])[] => {
  if (to === undefined) return [];
  const known = triggers[trigger];
  if (known === undefined || !sameSetting(known.managed, settingOf(config, trigger))) {
    return [[trigger, { managed: to, before: sliceOf(config, trigger) }]];
  }
  return [[trigger, { managed: to, before: known.before, earlier: known.managed }]];
};

/** The record with what an apply is about to set; what was there before the first attach is kept. */
export const withChanges = (
  record: AttachRecord,
  config: JsonObject,
  changes: readonly TriggerChange[],
  permissions: readonly PermissionChange[],
): AttachRecord => {
  const attached = changes.flatMap((change) => attachedBy(record, config, change));
  return {
    ...record,
    triggers: { ...record.triggers, ...Object.fromEntries(attached) },
    permissions: mergePermissions(record.permissions, permissions),
  };
};

/** The trigger as the pool has it, if it still calls what attach set. */
const stillManaged = (
  config: JsonObject,
  trigger: TriggerName,
  { managed, earlier, before }: AttachedTrigger,
): AttachedTrigger | undefined => {
  const current = settingOf(config, trigger);
  if (current === undefined) return undefined;
  if (sameSetting(current, managed)) return { managed, before };
  return earlier !== undefined && sameSetting(current, earlier)
    ? { managed: earlier, before }
    : undefined;
};

/**
 * The record at the end of a run, however it ended: the pool decides. A trigger that calls something else is forgotten,
 * and a statement whose function no trigger calls is to be removed.
 */
export const reconcile = (
  { userPoolId, triggers, permissions }: AttachRecord,
  config: JsonObject,
): { readonly record: AttachRecord; readonly remove: readonly PermissionChange[] } => {
  const kept = entriesOf(triggers).flatMap(([trigger, attached]) => {
    const managed = stillManaged(config, trigger, attached);
    return managed === undefined ? [] : [[trigger, managed] as const];
  });
  const isCalled = (one: PermissionChange) => callsFunction(config, one.function);
  return {
    record: {
      userPoolId,
      triggers: Object.fromEntries(kept),
      permissions: permissions.filter(isCalled),
    },
    remove: permissions.filter((one) => !isCalled(one)),
  };
};
