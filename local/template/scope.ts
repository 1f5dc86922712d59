import { accountId, region, stackName } from '../identity.ts';
import { evaluate, type Scope } from './evaluate.ts';
import type { Parameters } from './parameters.ts';
import { TemplateError } from './template-error.ts';

const stack = `${stackName}/51af3dc0-da77-11e4-872e-1234567db123`;

/** What stands for the stack, its region and account (user guide: pseudo parameters reference). */
export const pseudoParameters: Parameters = {
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}`,
  'AWS::StackName': stackName,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The part of a resource's ARN behind the partition (service authorization reference). */
const arnParts: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPool': `cognito-idp:${region}:${accountId}:userpool/`,
  'AWS::DynamoDB::Table': `dynamodb:${region}:${accountId}:table/`,
  'AWS::IAM::Role': `iam::${accountId}:role/`,
  'AWS::KMS::Key': `kms:${region}:${accountId}:key/`,
  'AWS::Logs::LogGroup': `logs:${region}:${accountId}:log-group:`,
  'AWS::S3::Bucket': 's3:::',
  'AWS::SQS::Queue': `sqs:${region}:${accountId}:`,
  'AWS::Serverless::Function': `lambda:${region}:${accountId}:function:`,
};

type Attribute = (type: string, physicalId: string) => string | undefined;

/** What `GetAtt` gives here: ARNs and names. */
const attributes: ReadonlyMap<string, Attribute> = new Map(
  Object.entries<Attribute>({
    Arn: (type, logicalId) =>
      arnParts[type] === undefined ? undefined : `arn:aws:${arnParts[type]}${logicalId}`,
    // The label is the time at which a stream was made; here it means nothing.
    StreamArn: (type, logicalId) =>
      type === 'AWS::DynamoDB::Table'
        ? `arn:aws:${arnParts[type]}${logicalId}/stream/2026-01-01T00:00:00.000`
        : undefined,
    QueueName: (_, logicalId) => logicalId,
    ProviderName: (_, logicalId) => `cognito-idp.${region}.amazonaws.com/${logicalId}`,
  }),
);

/** What the scope has to know of a template. */
type Declared = {
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Condition?: string | undefined }>
  >;
};

/**
 * The names of a template. Here a resource's physical name is its logical id, unless `physicalIds` has another. A
 * resource whose condition does not hold is not there, so naming it is an error, as in CloudFormation.
 */
export const scopeOf = (
  { Conditions, Resources }: Declared,
  parameters: Parameters,
  pseudo: Parameters,
  physicalIds: Parameters = {},
): Scope => {
  const physicalId = (logicalId: string) => physicalIds[logicalId] ?? logicalId;
  const names = new Map(Object.entries({ ...pseudo, ...parameters }));
  const resources = new Map(Object.entries(Resources));
  const conditions = new Map(Object.entries(Conditions));
  const underWay = new Set<string>();
  const existing = (logicalId: string) => {
    const resource = resources.get(logicalId);
    if (resource?.Condition === undefined) return resource;
    return scope.condition(resource.Condition) ? resource : undefined;
  };
  const scope: Scope = {
    ref: (name) => names.get(name) ?? (existing(name) && physicalId(name)),
    getAtt: (logicalId, attribute) => {
      const resource = existing(logicalId);
      return resource && attributes.get(attribute)?.(resource.Type, physicalId(logicalId));
    },
    condition: (name) => {
      if (!conditions.has(name)) throw new TemplateError([`There is no condition ${name}`]);
      if (underWay.has(name)) throw new TemplateError([`Condition ${name} depends on itself`]);
      underWay.add(name);
      const holds = evaluate(conditions.get(name), scope) === true;
      underWay.delete(name);
      return holds;
    },
  };
  return scope;
};
