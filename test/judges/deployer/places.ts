/*
 * The resources of each service, as narrow as its names allow. CloudFormation begins a name with that of the stack and
 * shortens it where the service allows few letters, so the policy states its first ten letters only.
 */

export const stackStart = 'cognito-tr';
const here = '<REGION>:<ACCOUNT_ID>';

const byService: Readonly<Record<string, readonly string[]>> = {
  cloudwatch: [`alarm:${stackStart}*`]
    .map((part) => `arn:aws:cloudwatch:${here}:${part}`)
    .concat(`arn:aws:cloudwatch::<ACCOUNT_ID>:dashboard/*`),
  'cognito-identity': [`arn:aws:cognito-identity:${here}:identitypool/*`],
  'cognito-idp': [`arn:aws:cognito-idp:${here}:userpool/*`],
  dynamodb: [`arn:aws:dynamodb:${here}:table/${stackStart}*`],
  iam: [`arn:aws:iam::<ACCOUNT_ID>:role/${stackStart}*`],
  kms: [`arn:aws:kms:${here}:key/*`],
  lambda: [`arn:aws:lambda:${here}:function:${stackStart}*`],
  logs: [`arn:aws:logs:${here}:log-group:${stackStart}*`],
  s3: [`arn:aws:s3:::${stackStart}*`],
  // A secret without a name of its own begins with its logical id.
  secretsmanager: [`arn:aws:secretsmanager:${here}:secret:CodePepper-*`],
  sns: [`arn:aws:sns:${here}:${stackStart}*`],
  sqs: [`arn:aws:sqs:${here}:${stackStart}*`],
  wafv2: [`arn:aws:wafv2:${here}:regional/webacl/*`],
};

const mapping = [`arn:aws:lambda:${here}:event-source-mapping:*`];
const key = `arn:aws:kms:${here}:key/*`;
const alias = [`arn:aws:kms:${here}:alias/cognito-triggers/*`, key];
const any = ['*'];

/** Actions whose resources are not those of their service, or that take none (service authorization reference). */
const byAction: Readonly<Record<string, readonly string[]>> = {
  'cloudwatch:DescribeAlarms': [`arn:aws:cloudwatch:${here}:alarm:*`],
  'cognito-identity:CreateIdentityPool': any,
  'cognito-identity:SetPrincipalTagAttributeMap': any,
  'cognito-identity:SetIdentityPoolRoles': any,
  'cognito-idp:CreateUserPool': any,
  'cognito-idp:DescribeUserPoolDomain': any,
  'kms:CreateKey': any,
  'kms:ListAliases': any,
  'kms:CreateAlias': alias,
  'kms:DeleteAlias': alias,
  'kms:UpdateAlias': alias,
  'lambda:CreateEventSourceMapping': any,
  'lambda:DeleteEventSourceMapping': mapping,
  'lambda:GetEventSourceMapping': mapping,
  'lambda:UpdateEventSourceMapping': mapping,
  'logs:DescribeIndexPolicies': any,
  'logs:DescribeLogGroups': any,
  'secretsmanager:GetRandomPassword': any,
  'sns:Unsubscribe': any,
};

export const placesOf = (action: string): readonly string[] => {
  const [service = ''] = action.split(':');
  const places = byAction[action] ?? byService[service];
  if (places === undefined) throw new Error(`${action}: say in places.ts which resources it has`);
  return places;
};
