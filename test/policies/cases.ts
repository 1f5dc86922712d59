import { account, type PolicyCase, type PolicyJson, roleArn } from './case.ts';

/*
 * What the policies of identity pools do, by the IAM user guide (reference_policies_variables,
 * reference_policies_condition-single-vs-multi-valued-context-keys, reference_policies_evaluation-logic) and the guide
 * of DynamoDB on fine-grained access.
 */

type Statement = PolicyJson['Statement'][number];

const policy = (...Statement: readonly Statement[]): PolicyJson => ({
  Version: '2012-10-17',
  Statement,
});

const old = (...Statement: readonly Statement[]): PolicyJson => ({
  Version: '2008-10-17',
  Statement,
});

const sub = `\${cognito-identity.amazonaws.com:sub}`;
const tenant = `\${aws:PrincipalTag/tenant}`;
const bucket = 'arn:aws:s3:::files';
const table = `arn:aws:dynamodb:us-east-1:${account}:table/rows`;
const ada = { 'cognito-identity.amazonaws.com:sub': 'us-east-1:ada' };
const acme = { 'aws:PrincipalTag/tenant': 'acme' };

const read = { Effect: 'Allow', Action: 's3:GetObject' };
const ownFolder = { ...read, Resource: `${bucket}/private/${sub}/*` };
const tenantFolder = { ...read, Resource: `${bucket}/${tenant}/*` };

const list = { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket };
const listUnder = { ...list, Condition: { StringLike: { 's3:prefix': `private/${sub}/*` } } };

const rows = (Condition: unknown, Action: unknown = ['dynamodb:GetItem', 'dynamodb:Query']) => ({
  Effect: 'Allow',
  Action,
  Resource: table,
  Condition,
});
const ownRows = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': tenant } };

const get = (key: string, context: PolicyCase['context'] = ada) => ({
  action: 's3:GetObject',
  on: `${bucket}/${key}`,
  context,
});

const row = (keys: readonly string[] | undefined, action = 'dynamodb:GetItem') => ({
  action,
  on: table,
  context: { ...acme, ...(keys === undefined ? {} : { 'dynamodb:LeadingKeys': keys }) },
});

type Decided = 'allow' | 'explicit-deny' | 'implicit-deny';

export const cases: readonly (readonly [title: string, one: PolicyCase, decided: Decided])[] = [
  ['own folder', { identity: [policy(ownFolder)], ...get('private/us-east-1:ada/a') }, 'allow'],
  [
    "another's folder",
    { identity: [policy(ownFolder)], ...get('private/us-east-1:eve/a') },
    'implicit-deny',
  ],
  [
    'a folder whose name begins like the own one',
    { identity: [policy(ownFolder)], ...get('private/us-east-1:adam/a') },
    'implicit-deny',
  ],
  [
    'own folder without the variable in the session',
    { identity: [policy(ownFolder)], ...get('private/us-east-1:ada/a', {}) },
    'implicit-deny',
  ],
  [
    'own folder by a policy of 2008, whose variables are text',
    { identity: [old(ownFolder)], ...get('private/us-east-1:ada/a') },
    'implicit-deny',
  ],
  [
    'own folder in another case',
    { identity: [policy(ownFolder)], ...get('Private/us-east-1:ada/a') },
    'implicit-deny',
  ],
  [
    'an action in another case',
    {
      identity: [policy({ ...ownFolder, Action: 'S3:getobject' })],
      ...get('private/us-east-1:ada/a'),
    },
    'allow',
  ],
  [
    'a Deny on everything but the own folder, inside',
    {
      identity: [
        policy(
          { ...read, Resource: '*' },
          { Effect: 'Deny', Action: 's3:*', NotResource: `${bucket}/private/${sub}/*` },
        ),
      ],
      ...get('private/us-east-1:ada/a'),
    },
    'allow',
  ],
  [
    'a Deny on everything but the own folder, outside',
    {
      identity: [
        policy(
          { ...read, Resource: '*' },
          { Effect: 'Deny', Action: 's3:*', NotResource: `${bucket}/private/${sub}/*` },
        ),
      ],
      ...get('private/us-east-1:eve/a'),
    },
    'explicit-deny',
  ],
  ['a folder by tag', { identity: [policy(tenantFolder)], ...get('acme/a', acme) }, 'allow'],
  [
    'a folder by a tag whose value is a wildcard, which is text there',
    {
      identity: [policy(tenantFolder)],
      ...get('globex/a', { 'aws:PrincipalTag/tenant': '*' }),
    },
    'implicit-deny',
  ],
  [
    'a folder by a tag named in another case',
    {
      identity: [policy({ ...read, Resource: `${bucket}/\${aws:principaltag/TENANT}/*` })],
      ...get('acme/a', acme),
    },
    'allow',
  ],
  [
    'a variable with a default, without a value',
    {
      identity: [policy({ ...read, Resource: `${bucket}/\${aws:PrincipalTag/tenant, 'none'}/*` })],
      ...get('none/a', {}),
    },
    'allow',
  ],
  [
    'a star that is written as a variable',
    { identity: [policy({ ...read, Resource: `${bucket}/\${*}` })], ...get('a', {}) },
    'implicit-deny',
  ],
  [
    'a listing of the own folder',
    {
      identity: [policy(listUnder)],
      action: 's3:ListBucket',
      on: bucket,
      context: { ...ada, 's3:prefix': 'private/us-east-1:ada/' },
    },
    'allow',
  ],
  [
    'a listing of the whole bucket',
    { identity: [policy(listUnder)], action: 's3:ListBucket', on: bucket, context: ada },
    'implicit-deny',
  ],
  [
    'a listing under a prefix that only begins like the folder',
    {
      identity: [policy(listUnder)],
      action: 's3:ListBucket',
      on: bucket,
      context: { ...ada, 's3:prefix': 'private/us-east-1:ada' },
    },
    'implicit-deny',
  ],
  ['rows of the own tenant', { identity: [policy(rows(ownRows))], ...row(['acme']) }, 'allow'],
  [
    'rows of another tenant',
    { identity: [policy(rows(ownRows))], ...row(['globex']) },
    'implicit-deny',
  ],
  [
    'a batch with one row of another tenant',
    { identity: [policy(rows(ownRows))], ...row(['acme', 'globex']) },
    'implicit-deny',
  ],
  [
    'a scan that ForAllValues lets through, since it has no leading key',
    {
      identity: [policy(rows(ownRows, 'dynamodb:*'))],
      ...row(undefined, 'dynamodb:Scan'),
    },
    'allow',
  ],
  [
    'a scan under ForAllValues with Null beside it',
    {
      identity: [
        policy(rows({ ...ownRows, Null: { 'dynamodb:LeadingKeys': 'false' } }, 'dynamodb:*')),
      ],
      ...row(undefined, 'dynamodb:Scan'),
    },
    'implicit-deny',
  ],
  [
    'a scan under ForAnyValue',
    {
      identity: [
        policy(
          rows({ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': tenant } }, 'dynamodb:*'),
        ),
      ],
      ...row(undefined, 'dynamodb:Scan'),
    },
    'implicit-deny',
  ],
  [
    'a batch with one row of the own tenant under ForAnyValue',
    {
      identity: [policy(rows({ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': tenant } }))],
      ...row(['globex', 'acme']),
    },
    'allow',
  ],
  [
    'two conditions of which one fails',
    {
      identity: [policy(rows({ ...ownRows, StringEquals: { 'dynamodb:Select': 'COUNT' } }))],
      ...row(['acme'], 'dynamodb:Query'),
    },
    'implicit-deny',
  ],
  [
    'an absent key under IfExists',
    {
      identity: [policy(rows({ StringEqualsIfExists: { 'dynamodb:Select': 'COUNT' } }))],
      ...row(['acme'], 'dynamodb:Query'),
    },
    'allow',
  ],
  [
    'an absent key under a negated operator',
    {
      identity: [policy(rows({ StringNotEquals: { 'dynamodb:Select': 'COUNT' } }))],
      ...row(['acme'], 'dynamodb:Query'),
    },
    'allow',
  ],
  [
    'values of a negated operator of which one fits',
    {
      identity: [
        policy({
          ...read,
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:PrincipalTag/tenant': ['globex', 'acme'] } },
        }),
      ],
      ...get('a', acme),
    },
    'implicit-deny',
  ],
  [
    'a session policy that leaves out the action',
    {
      identity: [policy({ ...read, Resource: '*' })],
      session: policy(list),
      ...get('a'),
    },
    'implicit-deny',
  ],
  [
    'a session policy that allows what the role does not',
    { identity: [policy(list)], session: policy({ ...read, Resource: '*' }), ...get('a') },
    'implicit-deny',
  ],
  [
    'a session policy and a role that both allow',
    {
      identity: [policy({ ...read, Resource: '*' })],
      session: policy({ ...read, Resource: `${bucket}/public/*` }),
      ...get('public/a'),
    },
    'allow',
  ],
  [
    'a boundary that leaves out the action',
    { identity: [policy({ ...read, Resource: '*' })], boundary: policy(list), ...get('a') },
    'implicit-deny',
  ],
  [
    "a Deny of the bucket's policy",
    {
      identity: [policy({ ...read, Resource: '*' })],
      resource: policy({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: `${bucket}/*`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      ...get('a', { 'aws:SecureTransport': 'false' }),
    },
    'explicit-deny',
  ],
  [
    "a bucket's policy that allows the role",
    {
      identity: [policy(list)],
      resource: policy({
        Effect: 'Allow',
        Principal: { AWS: roleArn },
        Action: 's3:GetObject',
        Resource: `${bucket}/*`,
      }),
      ...get('a'),
    },
    'allow',
  ],
  [
    'an Allow after its end by the clock',
    {
      identity: [
        policy({
          ...read,
          Resource: '*',
          Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
        }),
      ],
      ...get('a', { 'aws:CurrentTime': '2026-11-25T00:00:00Z' }),
    },
    'implicit-deny',
  ],
  [
    'an Allow from a range of addresses',
    {
      identity: [
        policy({
          ...read,
          Resource: '*',
          Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
        }),
      ],
      ...get('a', { 'aws:SourceIp': '10.1.2.3' }),
    },
    'allow',
  ],
  [
    'NotAction of another service',
    {
      identity: [policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })],
      ...get('a'),
    },
    'allow',
  ],
];
