/**
 * By resource type of the template, the call without which CloudFormation cannot create it (CloudFormation's registry:
 * `handlers.create.permissions`). One call a type: a deployer who may create something may seldom not read it.
 */
export const createActions: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudWatch::Alarm': ['cloudwatch:PutMetricAlarm'],
  'AWS::CloudWatch::Dashboard': ['cloudwatch:PutDashboard'],
  'AWS::Cognito::IdentityPool': ['cognito-identity:CreateIdentityPool'],
  'AWS::Cognito::IdentityPoolPrincipalTag': ['cognito-identity:SetPrincipalTagAttributeMap'],
  'AWS::Cognito::IdentityPoolRoleAttachment': ['cognito-identity:SetIdentityPoolRoles'],
  'AWS::Cognito::ManagedLoginBranding': ['cognito-idp:CreateManagedLoginBranding'],
  'AWS::Cognito::UserPool': ['cognito-idp:CreateUserPool', 'iam:CreateServiceLinkedRole'],
  'AWS::Cognito::UserPoolClient': ['cognito-idp:CreateUserPoolClient'],
  'AWS::Cognito::UserPoolDomain': ['cognito-idp:CreateUserPoolDomain'],
  'AWS::Cognito::UserPoolIdentityProvider': ['cognito-idp:CreateIdentityProvider'],
  'AWS::DynamoDB::Table': ['dynamodb:CreateTable', 'dynamodb:UpdateTimeToLive'],
  'AWS::IAM::Policy': ['iam:PutRolePolicy'],
  'AWS::IAM::Role': ['iam:CreateRole', 'iam:PassRole'],
  'AWS::KMS::Alias': ['kms:CreateAlias'],
  'AWS::KMS::Key': ['kms:CreateKey'],
  'AWS::Lambda::EventSourceMapping': ['lambda:CreateEventSourceMapping'],
  'AWS::Lambda::Permission': ['lambda:AddPermission'],
  'AWS::Logs::LogGroup': ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
  'AWS::Logs::MetricFilter': ['logs:PutMetricFilter'],
  'AWS::S3::Bucket': ['s3:CreateBucket'],
  'AWS::S3::BucketPolicy': ['s3:PutBucketPolicy'],
  'AWS::SNS::Topic': ['sns:CreateTopic'],
  'AWS::SQS::Queue': ['sqs:CreateQueue'],
  'AWS::SecretsManager::Secret': ['secretsmanager:CreateSecret', 'secretsmanager:GetSecretValue'],
  'AWS::Serverless::Function': ['lambda:CreateFunction'],
};

/** What `sam deploy` itself calls: the bucket of the bundles, and a change set. */
const samActions: readonly string[] = [
  'cloudformation:CreateChangeSet',
  'cloudformation:DescribeStacks',
  'cloudformation:ExecuteChangeSet',
  's3:PutObject',
];

export const deployActions: readonly string[] = [
  ...new Set([...samActions, ...Object.values(createActions).flat()]),
].toSorted();
