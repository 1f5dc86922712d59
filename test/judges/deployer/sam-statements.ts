import { stackStart } from './places.ts';

export type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/*
 * What the SAM and AWS CLI call themselves: change sets, the bucket for the bundles, and the stack that SAM makes for that
 * bucket (aws-sam-cli 1.170: samcli/lib/deploy, lib/bootstrap, lib/delete, lib/utils/managed_cloudformation_stack). `sam
 * sync`, which creates and updates stacks without a change set, is left out.
 */

const stacks = `arn:aws:cloudformation:<REGION>:<ACCOUNT_ID>:stack`;

export const samStatements: readonly Statement[] = [
  {
    Sid: 'Stacks',
    Effect: 'Allow',
    Action: [
      'cloudformation:ContinueUpdateRollback',
      'cloudformation:CreateChangeSet',
      'cloudformation:DeleteChangeSet',
      'cloudformation:DeleteStack',
      'cloudformation:DescribeChangeSet',
      'cloudformation:DescribeStackEvents',
      'cloudformation:DescribeStackResource',
      'cloudformation:DescribeStacks',
      'cloudformation:ExecuteChangeSet',
      'cloudformation:GetTemplate',
      'cloudformation:ListChangeSets',
      'cloudformation:ListStackResources',
      'cloudformation:UpdateStack',
    ],
    Resource: [`${stacks}/${stackStart}*/*`, `${stacks}/aws-sam-cli-managed-default/*`],
  },
  {
    Sid: 'Transform',
    Effect: 'Allow',
    Action: ['cloudformation:CreateChangeSet'],
    Resource: ['arn:aws:cloudformation:<REGION>:aws:transform/Serverless-2016-10-31'],
  },
  {
    Sid: 'Summary',
    Effect: 'Allow',
    Action: ['cloudformation:GetTemplateSummary'],
    Resource: ['*'],
  },
  {
    Sid: 'BucketForBundles',
    Effect: 'Allow',
    Action: [
      's3:CreateBucket',
      's3:GetBucketLocation',
      's3:GetBucketPolicy',
      's3:ListBucket',
      's3:PutBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketTagging',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
    ],
    Resource: ['arn:aws:s3:::aws-sam-cli-managed-default-*'],
  },
  {
    Sid: 'Bundles',
    Effect: 'Allow',
    Action: ['s3:DeleteObject', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
    Resource: ['arn:aws:s3:::aws-sam-cli-managed-default-*/*'],
  },
];
