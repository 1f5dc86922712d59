import { type Attachment, indented, principal, type TriggerEntry } from './attachment.ts';

const triggerLines = ({ name, function: arn, version }: TriggerEntry): readonly string[] =>
  version === undefined
    ? [`${name}: ${arn}`]
    : [
        'PreTokenGenerationConfig: # in place of PreTokenGeneration, if that is set',
        `  LambdaArn: ${arn}`,
        `  LambdaVersion: ${version}`,
      ];

/** For CloudFormation, and for SAM, whose templates have the same resources. */
export const cloudFormation = ({
  triggers,
  permissions,
  poolArn,
  account,
}: Attachment): readonly string[] => [
  'Resources:',
  '  YourUserPool: # the AWS::Cognito::UserPool that you have, with these beside the triggers that it has',
  '    Properties:',
  '      LambdaConfig:',
  ...indented(8, triggers.flatMap(triggerLines)),
  ...permissions.flatMap(({ id, function: arn }) => [
    `  CognitoMayCall${id}:`,
    '    Type: AWS::Lambda::Permission',
    '    Properties:',
    '      Action: lambda:InvokeFunction',
    `      FunctionName: ${arn}`,
    `      Principal: ${principal}`,
    `      SourceAccount: "${account}"`,
    `      SourceArn: ${poolArn}`,
  ]),
];

/** The Serverless Framework takes CloudFormation under `resources`. */
export const serverless = (attachment: Attachment): readonly string[] => [
  'resources:',
  ...indented(2, cloudFormation(attachment)),
];
