import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ParameterSchema } from './parameters.ts';
import { TemplateError } from './template-error.ts';
import { parseTemplate } from './yaml.ts';

const ResourceSchema = v.looseObject({
  Type: v.string(),
  Condition: v.optional(v.string()),
  Metadata: v.optional(v.record(v.string(), v.unknown()), {}),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
});

const AssertionSchema = v.object({
  Assert: v.unknown(),
  AssertDescription: v.optional(v.string()),
});

const OutputSchema = v.looseObject({ Condition: v.optional(v.string()), Value: v.unknown() });

const TemplateSchema = v.looseObject({
  Parameters: v.optional(v.record(v.string(), ParameterSchema), {}),
  Rules: v.optional(
    v.record(
      v.string(),
      v.object({ RuleCondition: v.optional(v.unknown()), Assertions: v.array(AssertionSchema) }),
    ),
    {},
  ),
  Conditions: v.optional(v.record(v.string(), v.unknown()), {}),
  Globals: v.optional(
    v.looseObject({ Function: v.optional(v.record(v.string(), v.unknown()), {}) }),
    {},
  ),
  Resources: v.record(v.string(), ResourceSchema),
  Outputs: v.optional(v.record(v.string(), OutputSchema), {}),
});

export type RawTemplate = v.InferOutput<typeof TemplateSchema>;

/** The template as it is written. Throws {@link TemplateError} that names each member of a wrong shape. */
export const readRawTemplate = (file: string | URL): RawTemplate => {
  const checked = v.safeParse(TemplateSchema, parseTemplate(readFileSync(file, 'utf8')));
  if (checked.success) return checked.output;
  throw new TemplateError(
    checked.issues.map((issue) => `The template's ${v.getDotPath(issue) ?? 'text'} is not right`),
  );
};
