import { type JsonObject, objectAt, textAt } from '../../common/json.ts';

/** One IAM action that a command needs, and on what. */
export type Need = { readonly action: string; readonly resource: string };

const poolActions = [
  'cognito-idp:DescribeUserPool',
  'cognito-idp:GetUserPoolMfaConfig',
  'cognito-idp:GetUserPoolSessionConfiguration',
  'cognito-idp:ListUserPoolClients',
  'cognito-idp:DescribeUserPoolClient',
  'cognito-idp:UpdateUserPool',
];

const functionActions = [
  'lambda:GetFunction',
  'lambda:GetPolicy',
  'lambda:AddPermission',
  'lambda:RemovePermission',
];

/**
 * What IAM asks for when the whole pool is sent back: the SMS role is passed again, and a custom sender's key is granted
 * again (developer guide: custom sender triggers).
 */
const poolNeeds = (pool: JsonObject): readonly Need[] => {
  const sms = objectAt(pool, 'SmsConfiguration');
  const roles = [textAt(sms, 'SnsCallerArn'), textAt(objectAt(sms, 'EumsSms'), 'CallerArn')];
  const key = textAt(objectAt(pool, 'LambdaConfig'), 'KMSKeyID');
  return [
    ...roles.flatMap((role) =>
      role === undefined ? [] : [{ action: 'iam:PassRole', resource: role }],
    ),
    ...(key === undefined ? [] : [{ action: 'kms:CreateGrant', resource: key }]),
  ];
};

/** The permissions for this pool and these functions; reading needs only those that describe and get. */
export const needsOf = (pool: JsonObject, functions: readonly string[]): readonly Need[] => [
  ...poolActions.map((action) => ({ action, resource: textAt(pool, 'Arn') ?? '*' })),
  ...functions.flatMap((resource) => functionActions.map((action) => ({ action, resource }))),
  // DescribeStackResources with a physical id cannot be limited to a stack that is not known yet.
  { action: 'cloudformation:DescribeStackResources', resource: '*' },
  ...poolNeeds(pool),
];
