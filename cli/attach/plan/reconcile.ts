import type { JsonObject } from '../../common/json.ts';
import type { PermissionChange, Plan } from './plan-attach.ts';
import type { AttachedTrigger, AttachRecord } from './record.ts';
import {
  calls,
  entriesOf,
  pieceOf,
  type Setting,
  sameSetting,
  settingOf,
  type TriggerName,
} from './triggers.ts';

/** What is ours of a record, by trigger. */
export const oursOf = (
  record: AttachRecord | undefined,
): { readonly [name in TriggerName]?: Setting } =>
  Object.fromEntries(
    entriesOf(record?.triggers ?? {}).map(([trigger, { ours }]) => [trigger, ours]),
  );

/** The record with what an apply is about to set; what was there before our first coming is kept. */
export const withChanges = (
  record: AttachRecord,
  config: JsonObject,
  { changes, permissions }: Pick<Plan, 'changes' | 'permissions'>,
): AttachRecord => {
  const attached = changes.flatMap(({ trigger, to }): [TriggerName, AttachedTrigger][] => {
    if (to === undefined) return [];
    const known = record.triggers[trigger];
    const isOurs = known !== undefined && sameSetting(known.ours, settingOf(config, trigger));
    const before = pieceOf(config, trigger);
    return [
      [
        trigger,
        isOurs ? { ours: to, before: known.before, earlier: known.ours } : { ours: to, before },
      ],
    ];
  });
  const triggers = { ...record.triggers, ...Object.fromEntries(attached) };
  return withPermissions({ ...record, triggers }, permissions);
};

/** The record with these statements, each once. */
export const withPermissions = (
  record: AttachRecord,
  permissions: readonly PermissionChange[],
): AttachRecord => {
  const already = new Set(record.permissions.map((one) => one.function));
  const added = permissions.filter((one) => !already.has(one.function));
  return { ...record, permissions: [...record.permissions, ...added] };
};

/** The trigger as the pool has it, if that is still ours. */
const stillOurs = (
  config: JsonObject,
  trigger: TriggerName,
  { ours, earlier, before }: AttachedTrigger,
): AttachedTrigger | undefined => {
  const current = settingOf(config, trigger);
  if (current === undefined) return undefined;
  if (sameSetting(current, ours)) return { ours, before };
  return earlier !== undefined && sameSetting(current, earlier)
    ? { ours: earlier, before }
    : undefined;
};

/**
 * What the record says once a run is over, however it ended: the pool is right. A trigger that is not ours (any more) is
 * forgotten, a statement whose function no trigger calls is to be removed.
 */
export const reconcile = (
  record: AttachRecord,
  config: JsonObject,
): { readonly record: AttachRecord; readonly remove: readonly PermissionChange[] } => {
  const triggers = entriesOf(record.triggers).flatMap(([trigger, attached]) => {
    const ours = stillOurs(config, trigger, attached);
    return ours === undefined ? [] : [[trigger, ours] as const];
  });
  const remove = record.permissions.filter((one) => !calls(config, one.function));
  const { format, userPoolId } = record;
  return {
    record: {
      format,
      userPoolId,
      triggers: Object.fromEntries(triggers),
      permissions: record.permissions.filter((one) => !remove.includes(one)),
    },
    remove,
  };
};
