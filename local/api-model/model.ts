import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { apiModelFile, type ModelledService } from './model-file.ts';

/** A shape of the API: its type, what it consists of (names of other shapes), and its constraints. */
const shape = v.strictObject({
  type: v.picklist(['structure', 'list', 'map', 'string', 'integer', 'long', 'boolean']),
  members: v.optional(v.record(v.string(), v.string())),
  required: v.optional(v.array(v.string())),
  member: v.optional(v.string()),
  key: v.optional(v.string()),
  value: v.optional(v.string()),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  pattern: v.optional(v.string()),
  enum: v.optional(v.array(v.string())),
  sensitive: v.optional(v.boolean()),
});

/** The inputs of a service's operations, as botocore has them; `npm run api-model` writes the file. */
const model = v.strictObject({
  source: v.string(),
  /** The name of the input's shape by operation. */
  inputs: v.record(v.string(), v.string()),
  shapes: v.record(v.string(), shape),
});

export type Shape = v.InferOutput<typeof shape>;
export type ApiModel = v.InferOutput<typeof model>;

export const readApiModel = (service: ModelledService): ApiModel =>
  v.parse(model, JSON.parse(readFileSync(apiModelFile(service), 'utf8')));
