import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { evaluate, type Scope } from './evaluate.ts';
import { ParameterSchema, type Parameters, resolveParameters } from './parameters.ts';
import { TemplateError } from './template-error.ts';
import { parseTemplate } from './yaml.ts';

/** Where the local stack says that it is. */
export const region = 'us-east-1';
export const accountId = '123456789012';

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

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/cognito-triggers/51af3dc0-da77-11e4-872e-1234567db123`,
  'AWS::StackName': 'cognito-triggers',
  'AWS::URLSuffix': 'amazonaws.com',
};

const arnOf = (type: string, logicalId: string): string =>
  ({
    'AWS::Serverless::Function': `arn:aws:lambda:${region}:${accountId}:function:${logicalId}`,
    'AWS::DynamoDB::Table': `arn:aws:dynamodb:${region}:${accountId}:table/${logicalId}`,
  })[type] ?? `arn:aws:local:${region}:${accountId}:${logicalId}`;

/** What `GetAtt` gives here, by its name: every resource has an ARN, and a pool the name that identity pools know it by. */
const attributes: Readonly<Record<string, (type: string, logicalId: string) => string>> = {
  Arn: arnOf,
  ProviderName: (_, logicalId) => `cognito-idp.${region}.amazonaws.com/${logicalId}`,
};

/**
 * Here a resource's physical name is its logical id. A resource whose condition does not hold is not there, so naming
 * it is the mistake that it would be to CloudFormation.
 */
const scopeOf = (raw: RawTemplate, parameters: Parameters): Scope => {
  const existing = (logicalId: string) => {
    const resource = raw.Resources[logicalId];
    if (resource?.Condition === undefined) return resource;
    return scope.condition(resource.Condition) ? resource : undefined;
  };
  const scope: Scope = {
    ref: (name) => parameters[name] ?? pseudoParameters[name] ?? (existing(name) && name),
    getAtt: (logicalId, attribute) => {
      const resource = existing(logicalId);
      return resource && attributes[attribute]?.(resource.Type, logicalId);
    },
    condition: (name) => {
      if (!(name in raw.Conditions)) throw new TemplateError([`There is no condition ${name}`]);
      return evaluate(raw.Conditions[name], scope) === true;
    },
  };
  return scope;
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

/** Works the template out for these parameters. Throws {@link TemplateError} with every problem. */
export const resolveTemplate = (raw: RawTemplate, overrides: Parameters): Template => {
  const parameters = resolveParameters(raw.Parameters, overrides);
  const scope = scopeOf(raw, parameters);
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
