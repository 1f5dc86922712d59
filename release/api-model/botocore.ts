import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

const reference = v.object({ shape: v.string() });

const shape = v.object({
  type: v.string(),
  members: v.optional(v.record(v.string(), reference)),
  required: v.optional(v.array(v.string())),
  member: v.optional(reference),
  key: v.optional(reference),
  value: v.optional(reference),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  pattern: v.optional(v.string()),
  enum: v.optional(v.array(v.string())),
  sensitive: v.optional(v.boolean()),
});

/** The parts of botocore's service-2.json that the tables need. */
const model = v.object({
  metadata: v.object({ apiVersion: v.string() }),
  operations: v.record(v.string(), v.object({ input: v.optional(reference) })),
  shapes: v.record(v.string(), shape),
});

export type BotocoreShape = v.InferOutput<typeof shape>;
export type BotocoreModel = v.InferOutput<typeof model> & { readonly service: string };

/** The newest model of this service in an installed botocore. */
export const readBotocoreModel = (botocore: string, service: string): BotocoreModel => {
  const folder = join(botocore, 'data', service);
  const version = readdirSync(folder).toSorted().at(-1) ?? '';
  const packed = readFileSync(join(folder, version, 'service-2.json.gz'));
  return { service, ...v.parse(model, JSON.parse(gunzipSync(packed).toString())) };
};
