import * as v from 'valibot';
import { evaluate, type Scope } from './evaluate.ts';
import { type Parameters, resolveParameters } from './parameters.ts';
import type { RawTemplate } from './raw-template.ts';
import { pseudoParameters, scopeOf } from './scope.ts';
import { TemplateError } from './template-error.ts';

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

export type Deployment = Template & { readonly outputs: Readonly<Record<string, string>> };

/** The assertions of the template's rules that these parameters fail (user guide: rules section). */
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

const outputsOf = ({ Outputs }: RawTemplate, scope: Scope): Deployment['outputs'] =>
  Object.fromEntries(
    Object.entries(Outputs)
      .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
      .map(([name, { Value }]) => [name, v.parse(v.string(), evaluate(Value, scope))]),
  );

/** The resources that the local stack runs; the others are not evaluated. */
const runsHere = [
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::DynamoDB::Table',
  'AWS::Lambda::EventSourceMapping',
  'AWS::SecretsManager::Secret',
  'AWS::Serverless::Function',
];

const prepare = (
  raw: RawTemplate,
  overrides: Parameters,
  pseudo: Parameters,
  physicalIds?: Parameters,
) => {
  const parameters = resolveParameters(raw.Parameters, overrides);
  const scope = scopeOf(raw, parameters, pseudo, physicalIds);
  const broken = brokenRules(raw, scope);
  if (broken.length > 0) throw new TemplateError(broken);
  return { parameters, scope };
};

const resourcesOf = (
  { Resources }: RawTemplate,
  scope: Scope,
  isWanted: (type: string) => boolean,
): readonly Resource[] =>
  Object.entries(Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .filter(([, { Type }]) => isWanted(Type))
    .map(([logicalId, { Type, Properties }]) => ({
      logicalId,
      type: Type,
      properties: asRecord(evaluate(Properties, scope)),
    }));

const defaultsOf = ({ Globals }: RawTemplate, scope: Scope) =>
  asRecord(evaluate(Globals.Function, scope));

/** What of the template runs here, for these parameters. Throws {@link TemplateError} with every problem. */
export const resolveTemplate = (raw: RawTemplate, overrides: Parameters): Template => {
  const { parameters, scope } = prepare(raw, overrides, pseudoParameters);
  return {
    parameters,
    functionDefaults: defaultsOf(raw, scope),
    resources: resourcesOf(raw, scope, (type) => runsHere.includes(type)),
  };
};

/** The identity pool and what it gives: they name the user pool, its client and the identity pool by their ids. */
const namesPools = [
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::IdentityPoolPrincipalTag',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
];

/**
 * The resources that name the pools, once the pools have their ids: `physicalIds` by logical id. Throws
 * {@link TemplateError} with every problem.
 */
export const resolveAccess = (
  raw: RawTemplate,
  overrides: Parameters,
  physicalIds: Parameters,
): readonly Resource[] => {
  const { scope } = prepare(raw, overrides, pseudoParameters, physicalIds);
  return resourcesOf(raw, scope, (type) => namesPools.includes(type));
};

/**
 * All that CloudFormation would make of the template, for these parameters and, where `pseudo` says so, another stack.
 * Throws {@link TemplateError} with every problem.
 */
export const resolveDeployment = (
  raw: RawTemplate,
  overrides: Parameters,
  pseudo: Parameters = {},
): Deployment => {
  const { parameters, scope } = prepare(raw, overrides, { ...pseudoParameters, ...pseudo });
  return {
    parameters,
    functionDefaults: defaultsOf(raw, scope),
    resources: resourcesOf(raw, scope, () => true),
    outputs: outputsOf(raw, scope),
  };
};
