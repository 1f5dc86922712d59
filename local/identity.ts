/** The region and account that the local stack claims. */
export const region = 'us-east-1';
export const accountId = '123456789012';

/** `AWS::StackName`: the local stack counts as one deployed stack. */
export const stackName = 'cognito-triggers';

/** The key of the account's owner: tests, the AWS CLI. Only the bucket and the guarded DynamoDB verify it. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const arnOfFunction = (name: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`;
