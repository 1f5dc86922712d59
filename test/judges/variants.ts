import { templateFile } from '../../local/paths.ts';
import { resolveParameters } from '../../local/template/parameters.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';
import { pseudoParameters, scopeOf } from '../../local/template/scope.ts';
import { attachedPoolId, everything, required } from '../template/deployment.ts';
import { prune } from './prune.ts';

type Values = Readonly<Record<string, string>>;
export type Variant = { readonly name: string; readonly file: string; readonly parameters: Values };

export const wafFile = 'deploy/waf.yaml';

/** Things of an organization that the stack then does not make. */
export const organization: Values = {
  AlarmTopicArn: 'arn:aws:sns:us-east-1:123456789012:on-call',
  KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/9f3b1c2d-0000-4000-8000-000000000000',
  PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
};

/** Every parameter that adds something to a stack with a pool of its own. */
export const everythingOn: Values = {
  ...required,
  ...everything,
  AllowedSignUpAttributes: 'email,name',
  CreateReservedConcurrency: '50',
  DomainPrefix: 'example-sign-in',
  SenderIdentityArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  SesConfigurationSet: 'sign-in',
};

/**
 * The deployments that the judges see. Each condition of the template holds in one of them and not in another, and each
 * resource stands in one (`variants.test.ts`).
 */
export const variants: readonly Variant[] = [
  { name: 'defaults', file: templateFile, parameters: required },
  {
    name: 'existing-pool',
    file: templateFile,
    parameters: {
      ...required,
      UserPoolId: attachedPoolId,
      DataProtection: 'off',
      SelfSignUp: 'closed',
    },
  },
  {
    name: 'everything',
    file: templateFile,
    parameters: everythingOn,
  },
  {
    name: 'organization',
    file: templateFile,
    parameters: { ...required, ...organization, RefreshTokenRotation: 'off' },
  },
  {
    name: 'native-codes',
    file: templateFile,
    parameters: { ...required, CodeSignIn: 'native', SignUpConfirmation: 'cognito' },
  },
  { name: 'web-acl', file: wafFile, parameters: { UserPoolId: attachedPoolId } },
];

const isThere = (part: unknown, holds: (name: string) => boolean): boolean =>
  typeof part !== 'object' ||
  part === null ||
  !('Condition' in part) ||
  holds(String(part.Condition));

/**
 * The template of a variant: no parameters, conditions and rules, and only what is made. Pseudo parameters that have no
 * value here stay.
 */
export const templateOf = (
  { file, parameters }: Variant,
  pseudo: Values = {},
): Record<string, unknown> => {
  const raw = readRawTemplate(file);
  const texts = resolveParameters(raw.Parameters, parameters);
  const { condition } = scopeOf(raw, texts, pseudoParameters);
  const values = new Map<string, string | number>([
    ...Object.entries(pseudo),
    ...Object.entries(texts).map(([name, text]): [string, string | number] => [
      name,
      raw.Parameters[name]?.Type === 'Number' ? Number(text) : text,
    ]),
  ]);
  const { Parameters, Rules, Conditions, Metadata, ...kept } = raw;
  const known = { parameter: (name: string) => values.get(name), condition };
  const present = (parts: object) =>
    Object.fromEntries(
      Object.entries(parts)
        .filter(([, part]) => isThere(part, condition))
        .map(([name, { Condition, ...part }]) => [name, prune(part, known)]),
    );
  return {
    ...Object(prune(kept, known)),
    Resources: present(raw.Resources),
    Outputs: present(raw.Outputs),
  };
};
