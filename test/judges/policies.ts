import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { evaluate, type Scope } from '../../local/template/evaluate.ts';
import { pseudoParameters, scopeOf } from '../../local/template/scope.ts';
import { variants } from './variants.ts';
import { fileOf } from './workplace.ts';

const TransformedSchema = v.object({
  Resources: v.record(
    v.string(),
    v.object({ Type: v.string(), Properties: v.optional(v.unknown()) }),
  ),
});

/** A policy document, with its logical id and variant. */
export type NamedPolicy = {
  readonly resource: string;
  readonly variant: string;
  readonly document: unknown;
};

const isDocument = (key: string): boolean => /PolicyDocument$|^KeyPolicy$/.test(key);

/** A trust policy leaves out its resource, which is its own role. Parliament wants one in every statement. */
const withResource = (key: string, document: unknown): unknown => {
  if (key !== 'AssumeRolePolicyDocument') return document;
  const { Statement } = v.parse(v.looseObject({ Statement: v.array(v.looseObject({})) }), document);
  const Resource = 'arn:aws:iam::123456789012:role/its-own';
  return { ...Object(document), Statement: Statement.map((part) => ({ ...part, Resource })) };
};

const documentsIn = (part: unknown): readonly unknown[] =>
  typeof part !== 'object' || part === null
    ? []
    : Object.entries(part).flatMap(([key, value]) =>
        isDocument(key) ? [withResource(key, value)] : documentsIn(value),
      );

/** The scope knows the functions by the type that they have before the transform. */
type Types = Readonly<Record<string, { readonly Type: string }>>;

const nameForScope = (type: string): string =>
  type === 'AWS::Lambda::Function' ? 'AWS::Serverless::Function' : type;

/** CloudFormation's ARN of a log group ends with the place of the stream (AWS::Logs::LogGroup, return values). */
const withStreams = (scope: Scope, types: Types): Scope => ({
  ...scope,
  getAtt: (logicalId, attribute) => {
    const value = scope.getAtt(logicalId, attribute);
    return types[logicalId]?.Type === 'AWS::Logs::LogGroup' ? `${value}:*` : value;
  },
});

const policiesOf = (variant: string): readonly NamedPolicy[] => {
  const text = readFileSync(fileOf('transformed', variant), 'utf8');
  const { Resources } = v.parse(TransformedSchema, JSON.parse(text));
  const types = Object.fromEntries(
    Object.entries(Resources).map(([id, { Type }]) => [id, { Type: nameForScope(Type) }]),
  );
  const names = scopeOf({ Conditions: {}, Resources: types }, {}, pseudoParameters);
  const scope = withStreams(names, types);
  return Object.entries(Resources).flatMap(([resource, { Properties }]) =>
    documentsIn(Properties).map((document) => ({
      resource,
      variant,
      document: evaluate(document, scope),
    })),
  );
};

/** Every policy of every variant after SAM's transform: of roles (with their trust), keys, buckets, queues, topics. */
export const allPolicies = (): readonly NamedPolicy[] =>
  variants.flatMap(({ name }) => policiesOf(name));
