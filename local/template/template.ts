import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { evaluate, type Scope } from './evaluate.ts';
import { ParameterSchema, type Parameters, resolveParameters } from './parameters.ts';
import { pseudoParameters, scopeOf } from './scope.ts';
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

/** A resource whose condition holds, with every intrinsic worked out. */
export type Resource = {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

export type Template = {
  readonly parameters: Parameters;
  /** `Globals.Function`. */
  readonly functionDefaults: Readonly<Record<string, unknown>>;
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, string>>;
};

export const readRawTemplate = (file: string | URL): RawTemplate => {
  const checked = v.safeParse(TemplateSchema, parseTemplate(readFileSync(file, 'utf8')));
  if (checked.success) return checked.output;
  throw new TemplateError(
    checked.issues.map((issue) => `The template's ${v.getDotPath(issue) ?? 'text'} is not right`),
  );
};

/** What the rules of the template say against these parameters (user guide: rules section). */
const brokenRules = ({ Rules }: RawTemplate, scope: Scope): readonly string[] =>
  Object.entries(Rules)
    .filter(
      ([, { RuleCondition }]) => RuleCondition === undefined || evaluate(RuleCondition, scope),
    )
    .flatMap(([name, { Assertions }]) =>
      Assertions.filter(({ Assert }) => evaluate(Assert, scope) !== true).map(
        ({ AssertDescription }) => AssertDescription ?? `Rule ${name} does not hold`,
      ),
    );

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  v.parse(v.record(v.string(), v.unknown()), value);

const outputsOf = ({ Outputs }: RawTemplate, scope: Scope): Template['outputs'] =>
  Object.fromEntries(
    Object.entries(Outputs)
      .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
      .map(([name, { Value }]) => [name, v.parse(v.string(), evaluate(Value, scope))]),
  );

/**
 * Works the template out for these parameters, and for another stack where `pseudo` says so.
 * Throws {@link TemplateError} with every problem.
 */
export const resolveTemplate = (
  raw: RawTemplate,
  overrides: Parameters,
  pseudo: Parameters = {},
): Template => {
  const parameters = resolveParameters(raw.Parameters, overrides);
  const scope = scopeOf(raw, parameters, { ...pseudoParameters, ...pseudo });
  const broken = brokenRules(raw, scope);
  if (broken.length > 0) throw new TemplateError(broken);
  const resources = Object.entries(raw.Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([logicalId, { Type, Properties }]) => ({
      logicalId,
      type: Type,
      properties: asRecord(evaluate(Properties, scope)),
    }));
  return {
    parameters,
    functionDefaults: asRecord(evaluate(raw.Globals.Function, scope)),
    resources,
    outputs: outputsOf(raw, scope),
  };
};
