import * as v from 'valibot';
import { suiteTriggerNames } from '#shared/cognito/triggers.ts';
import { templateFile } from '../../local/paths.ts';
import { type RawTemplate, readRawTemplate } from '../../local/template/raw-template.ts';
import {
  type Deployment,
  type Resource,
  resolveDeployment,
  type Template,
} from '../../local/template/template.ts';

/** template.yaml as data, and what CloudFormation would make of it. */
export const raw: RawTemplate = readRawTemplate(templateFile);

type Values = Readonly<Record<string, string>>;

/** The functions without the word Function: those of Cognito's triggers, and the one that the table's stream invokes. */
export const functionNames = [...suiteTriggerNames, 'CodeDelivery'] as const;

const isOfSuite = (logicalId: string): boolean =>
  functionNames.some((name) => logicalId === `${name}Function`);

/** Functions that a team added (docs/make-it-yours.md), without the word Function. */
export const ownFunctionNames = Object.entries(raw.Resources)
  .filter(([logicalId, { Type }]) => Type === 'AWS::Serverless::Function' && !isOfSuite(logicalId))
  .map(([logicalId]) => logicalId.replace(/Function$/, ''));

/** Whether a resource belongs to a function of a team's own: it is named after it, as those of the suite are. */
export const isTeamsOwn = (logicalId: string): boolean =>
  ownFunctionNames.some((name) => logicalId.startsWith(name));

/** A LambdaConfig without the triggers that a team's own functions take. */
export const triggersOfSuite = (config: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(config).filter(([, value]) => {
      const text = JSON.stringify(value);
      return !ownFunctionNames.some((name) => text.includes(`:function:${name}Function`));
    }),
  );

/** The one parameter without a default. */
export const required: Values = { SenderAddress: 'no-reply@example.com' };

/** A pool of the suite's own, all else as the defaults say. */
export const deploy = (parameters: Values = {}, pseudo: Values = {}): Deployment =>
  resolveDeployment(raw, { ...required, ...parameters }, pseudo);

export const attachedPoolId = 'us-east-1_Ab3dEf6hI';

/** The functions for a pool that is there already. */
export const attach = (parameters: Values = {}): Deployment =>
  deploy({ UserPoolId: attachedPoolId, ...parameters });

export const google: Values = {
  GoogleClientId: 'client.apps.example.com',
  GoogleClientSecretName: 'google/client-secret',
  CallbackUrls: 'https://app.example.com/signed-in',
};
export const saml: Values = {
  SamlMetadataUrl: 'https://idp.example.com/metadata',
  CallbackUrls: 'https://app.example.com/signed-in',
};
export const oidc: Values = {
  OidcIssuer: 'https://idp.example.com',
  OidcClientId: 'client',
  OidcClientSecretName: 'oidc/client-secret',
  CallbackUrls: 'https://app.example.com/signed-in',
};

export const identityPoolProviders = {
  IdentityPoolOidcProviderArns:
    'arn:aws:iam::123456789012:oidc-provider/idp.example.com/staff,arn:aws:iam::123456789012:oidc-provider/partner.example',
  IdentityPoolSamlProviderArns: 'arn:aws:iam::123456789012:saml-provider/staff',
  IdentityPoolSocialLogins:
    'accounts.google.com=web.apps.example.com,graph.facebook.com=7346241598935552,www.amazon.com=amzn1.application-1,appleid.apple.com=com.example.app',
} satisfies Values;

export const TenantTableArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/Notes';

/** Everything that a deployment can ask for. */
export const everything: Values = {
  ...google,
  ...saml,
  ...oidc,
  LogoutUrls: 'https://app.example.com/',
  GuestAccess: 'yes',
  ...identityPoolProviders,
  TenantTableArn,
  AlarmEmail: 'alarms@example.com',
  PasswordSignIn: 'yes',
  SignUpConfirmation: 'cognito',
  Mfa: 'optional',
};

export const ofType = ({ resources }: Template, type: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === type);

export const resource = ({ resources }: Template, logicalId: string): Resource => {
  const found = resources.find((candidate) => candidate.logicalId === logicalId);
  if (found === undefined) throw new Error(`${logicalId} is not deployed`);
  return found;
};

/** A property by its path, as `properties(...)` of a type that the caller states. */
export const read = <Schema extends v.GenericSchema>(
  { properties }: Resource,
  schema: Schema,
): v.InferOutput<Schema> => v.parse(schema, properties);
