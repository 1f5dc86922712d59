/** Where the local stack says that it is. */
export const region = 'us-east-1';
export const accountId = '123456789012';

/** `AWS::StackName`: what runs here counts as one deployed stack. */
export const stackName = 'cognito-triggers';

/** What every client of the stack signs with, in place of somebody's own keys: there is no account to prove. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const arnOfFunction = (name: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`;
