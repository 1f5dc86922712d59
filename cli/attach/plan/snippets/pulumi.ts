import {
  type Attachment,
  camel,
  indented,
  type Permission,
  principal,
  type TriggerEntry,
} from './attachment.ts';

const triggerLines = ({ name, function: arn, version }: TriggerEntry): readonly string[] =>
  version === undefined
    ? [`${camel(name)}: '${arn}',`]
    : [
        '// in place of preTokenGeneration, if that is set',
        'preTokenGenerationConfig: {',
        `  lambdaArn: '${arn}',`,
        `  lambdaVersion: '${version}',`,
        '},',
      ];

const permissionLines = (
  { poolArn, account }: Attachment,
  { id, unqualified, qualifier }: Permission,
): readonly string[] => [
  `new aws.lambda.Permission('cognito-may-call-${id}', {`,
  "  action: 'lambda:InvokeFunction',",
  `  function: '${unqualified}',`,
  ...(qualifier === undefined ? [] : [`  qualifier: '${qualifier}',`]),
  `  principal: '${principal}',`,
  `  sourceAccount: '${account}',`,
  `  sourceArn: '${poolArn}',`,
  '});',
];

const permissions = (attachment: Attachment): readonly string[] =>
  attachment.permissions.flatMap((permission) => permissionLines(attachment, permission));

export const pulumi = (attachment: Attachment): readonly string[] => [
  "import * as aws from '@pulumi/aws';",
  '',
  "new aws.cognito.UserPool('yours', {",
  '  // the resource that you have, with these beside the triggers that it has',
  '  lambdaConfig: {',
  ...indented(4, attachment.triggers.flatMap(triggerLines)),
  '  },',
  '});',
  ...permissions(attachment),
];

/** SST 3 builds on Pulumi; in `sst.config.ts` its names are global. */
export const sst3 = (attachment: Attachment): readonly string[] => [
  '// the component that you have, with this transform',
  "new sst.aws.CognitoUserPool('Yours', {",
  '  transform: {',
  '    userPool: (args) => {',
  '      args.lambdaConfig = $output(args.lambdaConfig).apply((triggers) => ({',
  '        ...triggers,',
  ...indented(8, attachment.triggers.flatMap(triggerLines)),
  '      }));',
  '    },',
  '  },',
  '});',
  ...permissions(attachment),
];
