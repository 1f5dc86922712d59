import * as v from 'valibot';
import { parseJson } from '../../http/parse-json.ts';

/** An item as DynamoDB writes it: attribute values by name. */
type Item = Readonly<Record<string, unknown>>;

/** What one write leaves in a table's stream (API reference: streams_Record). */
export type StreamRecord = {
  readonly table: string;
  readonly eventName: 'INSERT' | 'MODIFY';
  readonly keys: Item;
  readonly newImage: Item;
};

/** A write whose request was changed so that its response carries the row as it is after it. */
export type Captured = {
  readonly body: Buffer;
  /** The record, and the response as the caller expects it, from the engine's response. */
  read(response: Buffer): { readonly record: StreamRecord | undefined; readonly response: Buffer };
};

const item = v.record(v.string(), v.unknown());
const updateSchema = v.looseObject({
  TableName: v.string(),
  Key: item,
  ReturnValues: v.optional(v.string(), 'NONE'),
});
const putSchema = v.looseObject({ TableName: v.string(), Item: item });
const responseSchema = v.looseObject({ Attributes: v.optional(item) });

/**
 * UpdateItem with ALL_NEW in place of NONE, which the suite's writes use: the row after exactly this write. A caller that
 * wants another image than the new one gets its own response, and no record is made.
 */
const captureUpdate = (given: v.InferOutput<typeof updateSchema>): Captured => {
  const { TableName: table, Key: keys, ReturnValues } = given;
  const wantsNothing = ReturnValues === 'NONE';
  return {
    body: Buffer.from(JSON.stringify(wantsNothing ? { ...given, ReturnValues: 'ALL_NEW' } : given)),
    read: (response) => {
      const { output, success } = v.safeParse(responseSchema, parseJson(response));
      const image =
        success && (wantsNothing || ReturnValues === 'ALL_NEW') ? output.Attributes : {};
      const record = { table, eventName: 'MODIFY', keys, newImage: image ?? {} } as const;
      const isNew = image !== undefined && Object.keys(image).length > 0;
      return {
        record: isNew ? record : undefined,
        response: wantsNothing ? Buffer.from('{}') : response,
      };
    },
  };
};

/** PutItem: the item is the new image. */
const capturePut = (given: v.InferOutput<typeof putSchema>, body: Buffer): Captured => {
  const { TableName: table, Item: newImage } = given;
  const record = { table, eventName: 'INSERT', keys: {}, newImage } as const;
  return { body, read: (response) => ({ record, response }) };
};

/** Nothing for a call that writes nothing, or not to a table with a stream. Removals match no filter and make no record. */
export const capture = (
  operation: string | undefined,
  body: Buffer,
  streamed: ReadonlySet<string>,
): Captured | undefined => {
  if (operation === 'UpdateItem') {
    const { success, output } = v.safeParse(updateSchema, parseJson(body));
    return success && streamed.has(output.TableName) ? captureUpdate(output) : undefined;
  }
  if (operation === 'PutItem') {
    const { success, output } = v.safeParse(putSchema, parseJson(body));
    return success && streamed.has(output.TableName) ? capturePut(output, body) : undefined;
  }
  return undefined;
};
