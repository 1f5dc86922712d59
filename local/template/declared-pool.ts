import * as v from 'valibot';
import type { DeclaredPool } from '../services/cognito-idp/user-pool.ts';
import { readProperties } from './read-properties.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** Members whose names differ between CloudFormation and the API (AWS::Cognito::UserPool, DescribeUserPool). */
const PoolSchema = v.looseObject({
  UserPoolName: v.optional(v.string(), 'cognito-triggers'),
  MfaConfiguration: v.optional(v.picklist(['OFF', 'ON', 'OPTIONAL']), 'OFF'),
  EnabledMfas: v.optional(v.array(v.string()), []),
  Schema: v.optional(v.unknown()),
});

/** A parameter's value is text. CloudFormation converts it to the property's type. */
const wholeNumber = v.optional(
  v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
);

const ClientSchema = v.looseObject({
  ClientName: v.optional(v.string(), 'cognito-triggers'),
  GenerateSecret: v.optional(v.boolean(), false),
  UserPoolId: v.unknown(),
  AccessTokenValidity: wholeNumber,
  IdTokenValidity: wholeNumber,
  RefreshTokenValidity: wholeNumber,
});

const propertiesOf = ({ resources }: Template, type: string) => {
  const found = resources.find((resource) => resource.type === type);
  if (found === undefined) throw new TemplateError([`The template declares no ${type}`]);
  return [found.properties, found.logicalId] as const;
};

const poolOf = (template: Template): Pick<DeclaredPool, 'pool' | 'mfa'> => {
  const declared = readProperties(PoolSchema, ...propertiesOf(template, 'AWS::Cognito::UserPool'));
  const { UserPoolName, EnabledMfas, Schema, ...same } = declared;
  return {
    pool: {
      ...same,
      Name: UserPoolName,
      ...(Array.isArray(Schema) && { SchemaAttributes: Schema }),
    },
    mfa: {
      mode: declared.MfaConfiguration,
      softwareToken: EnabledMfas.includes('SOFTWARE_TOKEN_MFA'),
    },
  };
};

const clientOf = (template: Template): DeclaredPool['client'] => {
  const declared = readProperties(
    ClientSchema,
    ...propertiesOf(template, 'AWS::Cognito::UserPoolClient'),
  );
  const { GenerateSecret, UserPoolId, ...same } = declared;
  if (GenerateSecret) throw new TemplateError(['The local stack makes no client with a secret']);
  return same;
};

/** The template's pool and client, with the API's member names. */
export const declaredPool = (template: Template): DeclaredPool => {
  if (template.parameters.UserPoolId) {
    throw new TemplateError(['The local stack makes its own pool: leave UserPoolId empty']);
  }
  return { ...poolOf(template), client: clientOf(template) };
};
