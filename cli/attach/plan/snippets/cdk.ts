import { type Attachment, indented, type Permission, principal } from './attachment.ts';

/* Overrides keep the triggers that the construct has. A permission by ARN needs no construct of the function. */

const overrides = ({ triggers }: Attachment, pool: string): readonly string[] =>
  triggers.flatMap(({ name, function: arn, version }) =>
    version === undefined
      ? [`${pool}.addPropertyOverride('LambdaConfig.${name}', '${arn}');`]
      : [
          `${pool}.addPropertyDeletionOverride('LambdaConfig.PreTokenGeneration');`,
          `${pool}.addPropertyOverride('LambdaConfig.PreTokenGenerationConfig', {`,
          `  LambdaArn: '${arn}',`,
          `  LambdaVersion: '${version}',`,
          '});',
        ],
  );

const members = (
  { poolArn, account }: Attachment,
  { function: functionName }: Permission,
): readonly string[] => [
  "  action: 'lambda:InvokeFunction',",
  `  functionName: '${functionName}',`,
  `  principal: '${principal}',`,
  `  sourceAccount: '${account}',`,
  `  sourceArn: '${poolArn}',`,
];

const permissions = (attachment: Attachment): readonly string[] =>
  attachment.permissions.flatMap((permission) => [
    `new CfnPermission(cfnUserPool, 'CognitoMayCall${permission.id}', {`,
    ...members(attachment, permission),
    '});',
  ]);

const body = (attachment: Attachment): readonly string[] => [
  ...overrides(attachment, 'cfnUserPool'),
  ...permissions(attachment),
];

const imports = [
  "import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';",
  "import { CfnPermission } from 'aws-cdk-lib/aws-lambda';",
  '',
];

export const cdk = (attachment: Attachment): readonly string[] => [
  ...imports,
  '// userPool is the UserPool that you have',
  'const cfnUserPool = userPool.node.defaultChild as CfnUserPool;',
  ...body(attachment),
];

/** SST 2 builds on CDK. */
export const sst2 = (attachment: Attachment): readonly string[] => [
  ...imports,
  '// auth is the Cognito construct that you have',
  'const cfnUserPool = auth.cdk.userPool.node.defaultChild as CfnUserPool;',
  ...body(attachment),
];

/** `amplify/backend.ts`. */
export const amplify2 = (attachment: Attachment): readonly string[] => [
  "import { CfnPermission } from 'aws-cdk-lib/aws-lambda';",
  '',
  '// backend is what defineBackend returned',
  'const { cfnUserPool } = backend.auth.resources.cfnResources;',
  ...body(attachment),
];

/** `override.ts`, which `amplify override auth` makes. */
export const amplify1 = (attachment: Attachment): readonly string[] => [
  "import type { AmplifyAuthCognitoStackTemplate } from '@aws-amplify/cli-extensibility-helper';",
  '',
  'export function override(resources: AmplifyAuthCognitoStackTemplate) {',
  '  const { userPool } = resources;',
  "  if (userPool === undefined) throw new Error('The backend has no user pool');",
  ...indented(2, overrides(attachment, 'userPool')),
  ...indented(
    2,
    attachment.permissions.flatMap((permission) => [
      'resources.addCfnResource({',
      "  type: 'AWS::Lambda::Permission',",
      '  properties: {',
      ...indented(
        2,
        members(attachment, permission).map(
          (line) => `  ${line.trim().charAt(0).toUpperCase()}${line.trim().slice(1)}`,
        ),
      ),
      '  },',
      `}, 'CognitoMayCall${permission.id}');`,
    ]),
  ),
  '}',
];
