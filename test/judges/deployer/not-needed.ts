/*
 * Permissions that a type's handler may use, for properties that the templates do not set. Each has a reason, and a
 * pattern that fits no permission is refused.
 */

export const notNeeded: Readonly<Record<string, string>> = {
  'amplify:*': 'the web ACL is for a user pool',
  'apigateway:*': 'the web ACL is for a user pool',
  'apprunner:*': 'the web ACL is for a user pool',
  'appsync:*': 'the web ACL is for a user pool',
  'bedrock-agentcore:*': 'the web ACL is for a user pool',
  'elasticloadbalancing:*': 'the web ACL is for a user pool',
  'ec2:*': 'no function is in a VPC, and the web ACL is for a user pool',
  'payments:*': 'no web ACL uses a subscription',
  'wafv2:{Get,Put}PermissionPolicy': 'no rule group is shared',
  'cognito-sync:*': 'the identity pool has no Cognito Sync',
  'cloudfront:*': 'the domain is a prefix, no domain of your own',
  'elasticfilesystem:*': 'no function mounts a file system',
  's3files:*': 'no function mounts a file system',
  'lambda:{AssociateRuntimeAlias,PassCapacityProvider,GetLayerVersion}': 'no such property',
  'lambda:Put{FunctionRecursionConfig,FunctionScalingConfig,RuntimeManagementConfig}':
    'no such property',
  'lambda:{Put,Delete}FunctionCodeSigningConfig': 'no such property',
  'kinesis:*': 'no table streams to Kinesis',
  'dynamodb:{Enable,Disable,Update}KinesisStreamingDestination': 'no table streams to Kinesis',
  'dynamodb:{AssociateTableReplica,CreateTableReplica,Scan,Query}': 'no table has replicas',
  'dynamodb:{Get,Put,Update,Delete,BatchWrite}Item': 'no table has replicas',
  'dynamodb:{ImportTable,DescribeImport}': 'no table is imported',
  'dynamodb:{Put,Delete}ResourcePolicy': 'no table has a policy of its own',
  'logs:{CreateLogStream,DescribeLogStreams,PutLogEvents}': 'no table is imported',
  'firehose:*': 'no log group delivers to Firehose',
  'logs:{CreateLogDelivery,*ResourcePolicy,DescribeResourcePolicies}': 'no log is delivered',
  'logs:{Put,Delete}{DataProtection,Index}Policy': 'no such property',
  'logs:{PutBearerTokenAuthentication,PutLogGroupDeletionProtection}': 'no such property',
  'iam:*{Group,User}Policy': 'every policy is of a role',
  'secretsmanager:{ReplicateSecretToRegions,RemoveRegionsFromReplication}':
    'no secret is replicated',
  's3tables:*': 'no bucket has metadata tables',
  's3:*Metadata*': 'no bucket has metadata tables',
  's3:REST.PUT.OBJECT': 'the name of an operation in logs, and no action of IAM',
  's3:DeleteBucket{Cors,Encryption,Lifecycle}':
    'names of operations: IAM knows these rights as those to put the same',
  's3:{DeleteObject,PutObjectAcl}': 'the bucket is made and kept empty',
  's3:{Put,Delete}*{Replication,Website,Analytics,Inventory,IntelligentTiering,Metrics}*':
    'no such property',
  's3:Put{Accelerate,BucketAcl,BucketNotification,BucketObjectLock,ObjectLock,BucketAbac}*':
    'no such property',
  'sns:PutDataProtectionPolicy': 'no such property',
};
