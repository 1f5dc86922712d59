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
  'AWS::StackName': 'cognito-triggers',
  'AWS::URLSuffix': 'amazonaws.com',
};

const arnOf = (type: string, logicalId: string): string =>
  ({
    'AWS::Serverless::Function': `arn:aws:lambda:${region}:${accountId}:function:${logicalId}`,
    'AWS::DynamoDB::Table': `arn:aws:dynamodb:${region}:${accountId}:table/${logicalId}`,
  })[type] ?? `arn:aws:local:${region}:${accountId}:${logicalId}`;

/** Here a resource's physical name is its logical id. SAM makes a role for each function. */
const scopeOf = (raw: RawTemplate, parameters: Parameters): Scope => {
  const isResource = (name: string) =>
    name in raw.Resources || raw.Resources[name.replace(/Role$/, '')] !== undefined;
  const scope: Scope = {
    ref: (name) =>
      parameters[name] ?? pseudoParameters[name] ?? (isResource(name) ? name : undefined),
    getAtt: (logicalId, attribute) => {
      const resource = raw.Resources[logicalId];
      return resource && attribute === 'Arn' ? arnOf(resource.Type, logicalId) : undefined;
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

/** The resources that the local stack brings to life; the others are not worked out. */
const runsHere = [
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::DynamoDB::Table',
  'AWS::SecretsManager::Secret',
  'AWS::Serverless::Function',
];

/** A function's policies are a list, a pool's an object. Nothing on this machine enforces the former. */
const withoutRole = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== properties.Policies || !Array.isArray(value),
    ),
  );

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  v.parse(v.record(v.string(), v.unknown()), value);

/** Works the template out for these parameters. Throws {@link TemplateError} with every problem. */
export const resolveTemplate = (raw: RawTemplate, overrides: Parameters): Template => {
  const parameters = resolveParameters(raw.Parameters, overrides);
  const scope = scopeOf(raw, parameters);
  const broken = brokenRules(raw, scope);
  if (broken.length > 0) throw new TemplateError(broken);
  const resources = Object.entries(raw.Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .filter(([, { Type }]) => runsHere.includes(Type))
    .map(([logicalId, { Type, Properties }]) => ({
      logicalId,
      type: Type,
      properties: asRecord(evaluate(withoutRole(Properties), scope)),
    }));
  return {
    parameters,
    functionDefaults: asRecord(evaluate(raw.Globals.Function, scope)),
    resources,
  };
};
