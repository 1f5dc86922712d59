import { sameSetting, settingOf } from '#shared/cognito/lambda-config.ts';
import type { JsonObject } from '../../../common/json.ts';
import type { TriggerChange } from '../changes.ts';
import { type Observed, poolArnOf } from '../observed.ts';
import { mayInvoke } from '../permission.ts';
import type { AttachRecord } from '../record.ts';
import { entriesOf, type TriggerName } from '../triggers.ts';

export const repointedNotes = (
  { triggers }: AttachRecord,
  config: JsonObject,
  chosen: readonly TriggerName[],
): readonly string[] =>
  entriesOf(triggers)
    .map(([trigger, { managed }]) => ({ trigger, managed, now: settingOf(config, trigger) }))
    .filter(({ trigger, managed, now }) => {
      return chosen.includes(trigger) && now !== undefined && !sameSetting(now, managed);
    })
    .map(({ trigger }) => `${trigger} has been set to another function since; it is not changed.`);

export const uncallableNotes = (
  { state, functions }: Observed,
  changes: readonly TriggerChange[],
): readonly string[] =>
  changes.flatMap(({ trigger, to }) => {
    const found = to === undefined ? undefined : functions.get(to.function);
    if (to === undefined || found === undefined) return [];
    const { function: functionArn } = to;
    return mayInvoke(found.policy, { functionArn, poolArn: poolArnOf(state) })
      ? []
      : [`${trigger} goes back to ${functionArn}, whose policy does not let this pool call it.`];
  });

export const unrecordedNotes = (record: AttachRecord | undefined): readonly string[] =>
  record === undefined
    ? [
        'There is no record of an attach here, so what was set before it is unknown and not put back.',
      ]
    : [];
