import * as v from 'valibot';
import { isObject, type JsonObject } from '../../common/json.ts';
import type { AttachedTrigger, AttachRecord } from '../plan/record.ts';
import { entriesOf, triggerNames } from '../plan/triggers.ts';

const setting = v.object({ function: v.string(), version: v.exactOptional(v.string()) });
const slice = v.custom<JsonObject>((value) => isObject(value));

/** `ours` is the file's word for the setting that attach manages; files from 0.1.0 must stay readable. */
const trigger = v.pipe(
  v.object({ ours: setting, before: slice, earlier: v.exactOptional(setting) }),
  v.transform(({ ours, ...rest }): AttachedTrigger => ({ managed: ours, ...rest })),
);

const RecordSchema = v.object({
  format: v.literal(1),
  userPoolId: v.string(),
  triggers: v.record(v.picklist(triggerNames), trigger),
  permissions: v.array(v.object({ function: v.string(), statementId: v.string() })),
  pending: v.exactOptional(
    v.object({
      operation: v.picklist(['apply', 'detach', 'restore']),
      backup: v.string(),
      sentAt: v.exactOptional(v.string()),
    }),
  ),
});

/** The record in a text that an earlier run wrote. Throws where it is anything else. */
export const parseRecord = (text: string): AttachRecord => {
  const { format, ...record } = v.parse(RecordSchema, JSON.parse(text));
  return record;
};

export const recordText = ({ triggers, ...record }: AttachRecord): string => {
  const entries = entriesOf(triggers).map(([name, { managed, ...rest }]) => [
    name,
    { ours: managed, ...rest },
  ]);
  const { userPoolId, ...others } = record;
  const file = { format: 1, userPoolId, triggers: Object.fromEntries(entries), ...others };
  return `${JSON.stringify(file, null, 2)}\n`;
};
