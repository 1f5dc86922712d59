import type { Row } from './row.ts';
import { document, type Shapes } from './shapes.ts';

/** Policies whose Allow is for other conditions, or for some that are not modelled. */
export const conditionalPolicies = ({
  bySource,
  account,
  otherAccount,
  poolArn,
  otherPool,
  anyPool,
  grant,
  when,
}: Shapes): readonly Row[] => [
  [
    'another service before a grant for another pool',
    document([
      grant({
        Sid: 's3',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'lambda:GetFunction',
      }),
      grant({ Condition: { ArnLike: { 'aws:SourceArn': otherPool } } }),
    ]),
    'other-source-arn',
    'cognito',
  ],
  [
    'a foreign SourceAccount',
    when({ StringEquals: { 'AWS:SourceAccount': otherAccount } }),
    'foreign-source-account',
    'cognito',
  ],
  [
    'the pool and a foreign SourceAccount',
    when({ ...bySource, StringEquals: { 'AWS:SourceAccount': otherAccount } }),
    'foreign-source-account',
    'cognito',
  ],
  [
    'the SourceArn of another pool',
    when({ ArnLike: { 'AWS:SourceArn': otherPool } }),
    'other-source-arn',
    'cognito',
  ],
  [
    'the SourceArn in other case',
    when({ StringEquals: { 'aws:SourceArn': poolArn.toUpperCase() } }),
    'other-source-arn',
    'cognito',
  ],
  [
    'a wildcard under StringEquals',
    when({ StringEquals: { 'aws:SourceArn': anyPool } }),
    'other-source-arn',
    'cognito',
  ],
  [
    'every pool but this',
    when({ ArnNotLike: { 'aws:SourceArn': poolArn } }),
    'other-source-arn',
    'cognito',
  ],
  [
    'pools of other accounts',
    when({ StringNotEquals: { 'aws:SourceAccount': account } }),
    'foreign-source-account',
    'cognito',
  ],
  [
    'a variable in the version of 2008',
    document([grant({ Condition: { StringEquals: { 'aws:SourceArn': `\${aws:SourceArn}` } } })], {
      Version: '2008-10-17',
    }),
    'other-source-arn',
    'cognito',
  ],
  [
    'a call without a source',
    when({ Null: { 'aws:SourceArn': 'true' } }),
    'other-source-arn',
    'cognito',
  ],
  [
    'callers that are no services',
    when({ Bool: { 'aws:PrincipalIsAWSService': 'false' } }),
    'condition',
    'cognito',
  ],
  [
    'an organization',
    when({ StringEquals: { 'aws:SourceOrgID': 'o-1' } }),
    'not-modelled',
    'cognito',
  ],
  [
    'an organization with IfExists',
    when({ StringEqualsIfExists: { 'aws:SourceOrgID': 'o-1' } }),
    'not-modelled',
    'cognito',
  ],
  [
    'an unknown operator',
    when({ StringSounds: { 'aws:SourceArn': poolArn } }),
    'not-modelled',
    'cognito',
  ],
  ['* as an ARN pattern', when({ ArnLike: { 'aws:SourceArn': '*' } }), 'not-modelled', 'cognito'],
];
