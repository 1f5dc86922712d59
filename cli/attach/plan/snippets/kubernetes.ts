import {
  type Attachment,
  camel,
  indented,
  type Permission,
  principal,
  type TriggerEntry,
} from './attachment.ts';

const plain = ({ name, function: arn }: TriggerEntry): string => `${camel(name)}: ${arn}`;

const inPlace = 'preTokenGenerationConfig: # in place of preTokenGeneration, if that is set';

/** In v1beta1 blocks of the provider are lists. */
const crossplaneTrigger = (entry: TriggerEntry): readonly string[] =>
  entry.version === undefined
    ? [plain(entry)]
    : [inPlace, `  - lambdaArn: ${entry.function}`, `    lambdaVersion: ${entry.version}`];

const crossplanePermission = (
  { poolArn, account, region }: Attachment,
  { id, unqualified, qualifier }: Permission,
): readonly string[] => [
  '---',
  'apiVersion: lambda.aws.upbound.io/v1beta1',
  'kind: Permission',
  'metadata:',
  `  name: cognito-may-call-${id}`,
  'spec:',
  '  forProvider:',
  `    region: ${region}`,
  '    action: lambda:InvokeFunction',
  `    functionName: ${unqualified}`,
  ...(qualifier === undefined ? [] : [`    qualifier: ${qualifier}`]),
  `    principal: ${principal}`,
  `    sourceAccount: "${account}"`,
  `    sourceArn: ${poolArn}`,
];

/** The resources of Upbound's provider, whose arguments are those of Terraform. */
export const crossplane = (attachment: Attachment): readonly string[] => [
  'apiVersion: cognitoidp.aws.upbound.io/v1beta1',
  'kind: UserPool # the resource that you have, with these beside the triggers that it has',
  'metadata:',
  '  name: yours',
  'spec:',
  '  forProvider:',
  '    lambdaConfig:',
  ...attachment.triggers
    .flatMap(crossplaneTrigger)
    .map((line, index) => `      ${index === 0 ? '-' : ' '} ${line}`),
  ...attachment.permissions.flatMap((permission) => crossplanePermission(attachment, permission)),
];

const ackTrigger = (entry: TriggerEntry): readonly string[] =>
  entry.version === undefined
    ? [plain(entry)]
    : [inPlace, `  lambdaARN: ${entry.function}`, `  lambdaVersion: ${entry.version}`];

/** ACK has no resource for a function's permission, so that is a command. */
const addPermission = (
  { poolArn, account, region }: Attachment,
  { id, unqualified, qualifier }: Permission,
): readonly string[] => [
  `# aws lambda add-permission --region ${region} --statement-id cognito-may-call-${id} \\`,
  `#   --function-name ${unqualified}${qualifier === undefined ? '' : ` --qualifier ${qualifier}`} \\`,
  `#   --action lambda:InvokeFunction --principal ${principal} \\`,
  `#   --source-account ${account} --source-arn ${poolArn}`,
];

export const ack = (attachment: Attachment): readonly string[] => [
  '# ACK declares no permission of a function: give it once with the AWS CLI',
  ...attachment.permissions.flatMap((permission) => addPermission(attachment, permission)),
  'apiVersion: cognitoidentityprovider.services.k8s.aws/v1alpha1',
  'kind: UserPool # the resource that you have, with these beside the triggers that it has',
  'metadata:',
  '  name: yours',
  'spec:',
  '  lambdaConfig:',
  ...indented(4, attachment.triggers.flatMap(ackTrigger)),
];
