import { describeOnly } from '../attach/plan/pool/fields.ts';

/*
 * UpdateUserPool and UpdateUserPoolClient set everything that they are not sent to its default. A command that named one
 * setting only would lose all others, so every fix reads, changes one thing and sends the whole back. The AWS CLI
 * refuses members that it does not know, and nothing is written then.
 */

/** One word of a shell command, whatever is in it: names come from the account, and people paste these commands. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const poolAsInput = [
  '. + {UserPoolId: .Id, PoolName: .Name}',
  `del(${describeOnly.map((name) => `.${name}`).join(', ')})`,
  // AWS's own tags (CloudFormation leaves some) cannot be set.
  'if .UserPoolTags then .UserPoolTags |= with_entries(select(.key | ascii_downcase | startswith("aws:") | not)) else . end',
  // Cognito answers both and takes only the first.
  'if .Policies.PasswordPolicy.TemporaryPasswordValidityDays then del(.AdminCreateUserConfig.UnusedAccountValidityDays) else . end',
].join(' | ');

const clientAsInput = 'del(.ClientSecret, .LastModifiedDate, .CreationDate, .ClientType)';

/** `change` is a jq filter over UpdateUserPool's input. */
export const poolFix = (userPoolId: string, change: string): string =>
  [
    `aws cognito-idp describe-user-pool --user-pool-id ${userPoolId} --query UserPool --output json`,
    `jq ${quoted(`${poolAsInput} | ${change}`)} > pool.json && aws cognito-idp update-user-pool --cli-input-json file://pool.json`,
  ].join(' | ');

/** `change` is a jq filter over UpdateUserPoolClient's input. The secret never reaches the file. */
export const clientFix = (userPoolId: string, clientId: string, change: string): string =>
  [
    `aws cognito-idp describe-user-pool-client --user-pool-id ${userPoolId} --client-id ${clientId} --query UserPoolClient --output json`,
    `jq ${quoted(`${clientAsInput} | ${change}`)} > client.json && aws cognito-idp update-user-pool-client --cli-input-json file://client.json`,
  ].join(' | ');

/** `change` is a jq filter over UpdateIdentityPool's input, which takes what DescribeIdentityPool answers. */
export const identityPoolFix = (identityPoolId: string, change: string): string =>
  [
    `aws cognito-identity describe-identity-pool --identity-pool-id ${identityPoolId} --output json`,
    `jq ${quoted(change)} > identity-pool.json && aws cognito-identity update-identity-pool --cli-input-json file://identity-pool.json`,
  ].join(' | ');

/** A role's name from its ARN; a path in it does not belong to the name. */
export const roleName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

export const trustShow = (roleArn: string): string =>
  `aws iam get-role --role-name ${roleName(roleArn)} --query Role.AssumeRolePolicyDocument --output json`;

/** `change` is a jq filter over the trust policy. */
export const trustFix = (roleArn: string, change: string): string =>
  [
    trustShow(roleArn),
    `jq ${quoted(change)} > trust.json && aws iam update-assume-role-policy --role-name ${roleName(roleArn)} --policy-document file://trust.json`,
  ].join(' | ');
