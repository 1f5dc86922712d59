import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateFile } from '../../../local/paths.ts';
import {
  attach,
  attachedPoolId,
  deploy,
  everything,
  functionNames,
  ofType,
  ownFunctionNames,
  TenantTableArn,
} from '../deployment.ts';
import { type Grant, grantsIn, roleOf } from './policy-statements.ts';

const grants = grantsIn(deploy(everything));

const table = (name: string) => `arn:aws:dynamodb:us-east-1:123456789012:table/${name}`;
const stream = `${table('ChallengesTable')}/stream/*`;
const mailResources = [
  'arn:aws:ses:us-east-1:123456789012:identity/*',
  'arn:aws:ses:us-east-1:123456789012:configuration-set/*',
].join();
const queue = 'arn:aws:sqs:us-east-1:123456789012:UndeliveredCodes';
const bucket = 'arn:aws:s3:::UserFilesBucket';
const logBucket = 'arn:aws:s3:::UserFilesLogs';
const ownFolder = `private/\${cognito-identity.amazonaws.com:sub}/*`;

/** Every `*` in a policy, and why it has to be there. */
const wildcards: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments,xray:PutTelemetryRecords on *': 'X-Ray has no resources to name',
  [`ses:SendEmail on ${mailResources}`]:
    'SES checks other identities too (a receiver in the sandbox), and configuration sets; the address is a condition',
  [`dynamodb:DescribeStream,dynamodb:GetRecords,dynamodb:GetShardIterator on ${stream}`]:
    "the label of a stream is the time at which it was made, and the table's alone",
  'dynamodb:ListStreams on *': 'the action has no resources to name',
  'kms:* on *':
    'a key policy: the key itself, for the account, without which nobody could manage it',
  'kms:Encrypt,kms:Decrypt,kms:ReEncryptFrom,kms:ReEncryptTo,kms:GenerateDataKey,kms:DescribeKey on *':
    'the same key policy, for CloudWatch Logs',
  'kms:EncryptionContext:aws:logs:arn is arn:aws:logs:us-east-1:123456789012:log-group:*':
    "the log groups of this account: a function's name is not known when the key is made",
  [`s3:GetObject,s3:PutObject,s3:DeleteObject on ${bucket}/${ownFolder}`]:
    'all files of one folder',
  [`s3:ListBucket where s3:prefix is ${ownFolder}`]: 'all names of one folder',
  [`s3:GetObject on ${bucket}/public/*`]: 'all files that are for everybody',
  'Deny to *': 'nobody at all may go without TLS',
  [`s3:* on ${bucket},${bucket}/*`]: 'and with no call, to no file (a denial)',
  [`s3:* on ${logBucket},${logBucket}/*`]: 'the same for the log of the requests',
  [`s3:PutObject on ${logBucket}/requests/*`]: 'S3 chooses the names of the log files',
  'dynamodb:LeadingKeys is 2U#*': 'rows of users',
  'dynamodb:LeadingKeys is 2U#*,2X#*': 'rows of users and of names without a user',
  'dynamodb:LeadingKeys is 2U#*,2M#*': 'rows of users, and the times of first mails to a mailbox',
  'dynamodb:LeadingKeys is 2U#*,2M#*,2P#*': 'those, and the counters of first mails',
};

const hasWildcard = (texts: readonly string[]) => texts.some((text) => text.includes('*'));

const wildcardsOf = ({ Effect, Action, Resource, Principal, Condition }: Grant): string[] => {
  const found: string[] = [];
  if (hasWildcard([...Action, ...Resource])) found.push(`${Action} on ${Resource}`);
  if (Principal === '*') found.push(`${Effect} to *`);
  for (const [key, values] of Object.values(Condition).flatMap((keys) => Object.entries(keys))) {
    if (!hasWildcard(values)) continue;
    found.push(key === 's3:prefix' ? `${Action} where ${key} is ${values}` : `${key} is ${values}`);
  }
  return found;
};

describe('wildcards', () => {
  it('are those that have a reason, and no reason is left over', () => {
    const used = new Set(grants.flatMap(wildcardsOf));

    expect([...used].toSorted()).toEqual(Object.keys(wildcards).toSorted());
  });

  it('are allowed to nobody, but for the key policy, which speaks of this account', () => {
    for (const { Effect, Principal, owner } of grants) {
      if (Effect === 'Deny' || Principal === undefined) continue;
      expect(JSON.stringify(Principal), owner).not.toContain('"*"');
    }
  });

  it('do not come in by managed policies or by policies of SAM', () => {
    const text = readFileSync(templateFile, 'utf8');

    expect(text).not.toContain('ManagedPolicyArns');
    expect(text).not.toContain('AWS::IAM::ManagedPolicy');
    for (const { properties } of ofType(deploy(everything), 'AWS::Serverless::Function')) {
      expect(properties).not.toHaveProperty('Policies');
      expect(properties).toHaveProperty('Role');
    }
  });
});

describe('the environment variables', () => {
  it.each(functionNames)('of %s can be decrypted by Lambda in the name of its role', (name) => {
    const own = grants.filter(
      ({ owner, policy }) => owner === `${name}FunctionRole` && policy === 'environment',
    );

    expect(own).toMatchObject([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: ['arn:aws:kms:us-east-1:123456789012:key/SuiteKey'],
        Condition: { StringEquals: { 'kms:ViaService': ['lambda.us-east-1.amazonaws.com'] } },
      },
    ]);
  });
});

describe('a permissions boundary', () => {
  const arn = 'arn:aws:iam::123456789012:policy/team/boundary';
  const boundaries = (values: Record<string, string>) =>
    ofType(deploy({ ...everything, ...values }), 'AWS::IAM::Role').map(
      ({ properties }) => properties.PermissionsBoundary,
    );

  it('is put on every role, those of the identity pool included', () => {
    expect(boundaries({ PermissionsBoundaryArn: arn })).toEqual(
      Array(12 + ownFunctionNames.length).fill(arn),
    );
  });

  it('is on no role unless it is asked for', () => {
    expect(boundaries({})).toEqual(Array(12 + ownFunctionNames.length).fill(undefined));
  });
});

/** What a role may do beyond its log and its traces, as `action resource [rows]`. */
const rightsOf = (owner: string, all = grants): string[] =>
  all
    .filter((grant) => grant.owner === owner)
    .filter(({ policy }) => !['trust', 'log-and-traces', 'environment'].includes(policy))
    .flatMap(({ Action, Resource, Condition }) => {
      const rows = Object.values(Condition).flatMap((keys) => keys['dynamodb:LeadingKeys'] ?? []);
      return Action.map((action) => [action, Resource, ...rows].join(' '));
    })
    .toSorted();

const suiteKey = 'arn:aws:kms:us-east-1:123456789012:key/SuiteKey';

describe('what each function may do', () => {
  it.each([
    { name: 'PreSignUp', rights: [] },
    { name: 'DefineAuthChallenge', rights: [] },
    { name: 'CustomMessage', rights: [] },
    {
      name: 'PostConfirmation',
      rights: [
        `dynamodb:PutItem ${table('ProfilesTable')}`,
        `kms:Decrypt ${suiteKey}`,
        `kms:GenerateDataKey ${suiteKey}`,
      ],
    },
    {
      name: 'PreAuthentication',
      rights: [`dynamodb:GetItem ${table('ProfilesTable')}`, `kms:Decrypt ${suiteKey}`],
    },
    {
      name: 'PostAuthentication',
      rights: [
        `dynamodb:GetItem ${table('ChallengesTable')} 2U#*`,
        `dynamodb:GetItem ${table('ProfilesTable')}`,
        `dynamodb:PutItem ${table('ProfilesTable')}`,
        `dynamodb:UpdateItem ${table('ChallengesTable')} 2U#*`,
        `kms:Decrypt ${suiteKey}`,
        `kms:GenerateDataKey ${suiteKey}`,
      ],
    },
    {
      name: 'CreateAuthChallenge',
      rights: [
        `dynamodb:GetItem ${table('ChallengesTable')} 2U#* 2X#*`,
        `dynamodb:UpdateItem ${table('ChallengesTable')} 2U#* 2X#*`,
        `kms:Decrypt ${suiteKey}`,
        `kms:GenerateDataKey ${suiteKey}`,
      ],
    },
    {
      name: 'VerifyAuthChallengeResponse',
      rights: [
        `dynamodb:GetItem ${table('ChallengesTable')} 2U#*`,
        `dynamodb:UpdateItem ${table('ChallengesTable')} 2U#* 2X#*`,
        `kms:Decrypt ${suiteKey}`,
        `kms:GenerateDataKey ${suiteKey}`,
      ],
    },
    {
      name: 'PreTokenGeneration',
      rights: [`dynamodb:GetItem ${table('ProfilesTable')}`, `kms:Decrypt ${suiteKey}`],
    },
    {
      name: 'CodeDelivery',
      rights: [
        `dynamodb:DescribeStream ${stream}`,
        `dynamodb:GetItem ${table('ChallengesTable')} 2U#* 2M#*`,
        `dynamodb:GetRecords ${stream}`,
        `dynamodb:GetShardIterator ${stream}`,
        'dynamodb:ListStreams *',
        `dynamodb:UpdateItem ${table('ChallengesTable')} 2U#* 2M#* 2P#*`,
        `kms:Decrypt ${suiteKey}`,
        `kms:GenerateDataKey ${suiteKey}`,
        `ses:SendEmail ${mailResources}`,
        `sqs:SendMessage ${queue}`,
      ],
    },
  ])('$name: $rights', ({ name, rights }) => {
    expect(rightsOf(roleOf(name))).toEqual(rights);
  });

  it.each([
    { mode: 'its own pool', template: deploy(), poolId: 'UserPool' },
    { mode: 'a pool that is there', template: attach(), poolId: attachedPoolId },
  ])('only post authentication may touch a user, and only of $mode', ({ template, poolId }) => {
    const touching = grantsIn(template).filter(({ Action }) =>
      Action.some((action) => action.startsWith('cognito-idp:')),
    );

    expect(touching).toEqual([
      {
        owner: 'PostAuthenticationPoolGrant',
        policy: 'policy',
        Effect: 'Allow',
        Action: ['cognito-idp:AdminUpdateUserAttributes'],
        Resource: [`arn:aws:cognito-idp:us-east-1:123456789012:userpool/${poolId}`],
        Condition: {},
      },
    ]);
    expect(ofType(template, 'AWS::IAM::Policy').map(({ properties }) => properties.Roles)).toEqual([
      ['PostAuthenticationFunctionRole'],
    ]);
  });

  it('uses the key through DynamoDB and the queue only, so that no role can decrypt a pepper with it', () => {
    const keyGrants = grants.filter(
      ({ Action, policy }) =>
        !['key', 'environment'].includes(policy) &&
        Action.some((action) => action.startsWith('kms:')),
    );

    expect(keyGrants.length).toBeGreaterThan(0);
    for (const { Condition, owner } of keyGrants) {
      const queues = owner === roleOf('CodeDelivery') ? ['sqs.us-east-1.amazonaws.com'] : [];
      expect(Condition, owner).toEqual({
        StringEquals: { 'kms:ViaService': ['dynamodb.us-east-1.amazonaws.com', ...queues] },
      });
    }
  });

  // ForAllValues holds where a call has no such key, as a Scan has none: then it would limit nothing.
  it('limits by row only calls that always name one', () => {
    const limited = grants.filter(
      ({ Condition, owner }) =>
        owner !== 'OwnTenantGrant' &&
        Object.values(Condition).some((keys) => 'dynamodb:LeadingKeys' in keys),
    );
    const namingOneRow = ['dynamodb:GetItem', 'dynamodb:UpdateItem'];

    expect(limited).toHaveLength(6);
    for (const { Action } of limited) expect(namingOneRow).toEqual(expect.arrayContaining(Action));
  });

  it('sends mail from the one address', () => {
    const [mail, ...more] = grants.filter(({ Action }) => Action.includes('ses:SendEmail'));

    expect(more).toEqual([]);
    expect(mail?.owner).toBe(roleOf('CodeDelivery'));
    expect(mail?.Condition).toEqual({
      StringEquals: { 'ses:FromAddress': ['no-reply@example.com'] },
    });
  });

  it.each(functionNames)('%s writes to its own log alone', (name) => {
    const logs = grants.filter(
      ({ owner, Action }) => owner === roleOf(name) && Action[0]?.startsWith('logs:'),
    );

    expect(logs.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        ['logs:CreateLogStream', 'logs:PutLogEvents'],
        [`arn:aws:logs:us-east-1:123456789012:log-group:${name}Logs`],
      ],
    ]);
  });
});

describe('who may take a role', () => {
  const trustOf = (owner: string) =>
    grants.filter((grant) => grant.owner === owner && grant.policy === 'trust');

  it.each(functionNames)("%s's: Lambda alone", (name) => {
    expect(trustOf(roleOf(name))).toMatchObject([
      {
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: ['sts:AssumeRole'],
      },
    ]);
  });

  it("SignedInRole: signed-in identities of this pool alone, with the token's tags", () => {
    expect(trustOf('SignedInRole')).toMatchObject([
      {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': ['IdentityPool'] },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': ['authenticated'] },
        },
      },
    ]);
  });

  it('GuestRole: guests of this pool alone, without tags', () => {
    expect(trustOf('GuestRole')).toMatchObject([
      {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': ['IdentityPool'] },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': ['unauthenticated'] },
        },
      },
    ]);
  });

  it('no other role is there', () => {
    const roles = ofType(deploy(everything), 'AWS::IAM::Role').map(({ logicalId }) => logicalId);

    expect(roles.toSorted()).toEqual(
      [
        ...[...functionNames, ...ownFunctionNames].map(roleOf),
        ...['SignedInRole', 'GuestRole'],
      ].toSorted(),
    );
  });
});

describe("a tenant's rows", () => {
  it('are reached only by calls whose every key is the tenant of the session', () => {
    const rows = grants.filter(
      ({ Action, owner }) =>
        owner === 'OwnTenantGrant' && Action.some((action) => action.startsWith('dynamodb:')),
    );

    expect(rows).toMatchObject([
      {
        Action: [
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
        ],
        Resource: [TenantTableArn],
      },
    ]);
    // Without Null, ForAllValues would let a Scan through.
    expect(rows[0]?.Condition).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`\${aws:PrincipalTag/tenant}`] },
      Null: { 'dynamodb:LeadingKeys': ['false'] },
    });
  });
});

describe("users' files", () => {
  it('are reached by a signed-in user in the own folder alone', () => {
    const ofFiles = rightsOf('SignedInRole').filter((right) => right.startsWith('s3:'));

    expect(ofFiles).toEqual([
      `s3:DeleteObject ${bucket}/${ownFolder}`,
      `s3:GetObject ${bucket}/${ownFolder}`,
      `s3:ListBucket ${bucket}`,
      `s3:PutObject ${bucket}/${ownFolder}`,
    ]);
    const [list] = grants.filter(({ Action }) => Action.includes('s3:ListBucket'));
    expect(list?.Condition).toEqual({ StringLike: { 's3:prefix': [ownFolder] } });
  });

  it('are read by guests under public/ alone', () => {
    expect(rightsOf('GuestRole')).toEqual([`s3:GetObject ${bucket}/public/*`]);
  });

  it.each([
    ['UserFilesBucketPolicy', bucket],
    ['UserFilesLogsPolicy', logBucket],
  ])('%s denies every request without TLS', (policy, of) => {
    const denied = grants.filter(({ owner, Effect }) => owner === policy && Effect === 'Deny');

    expect(denied).toMatchObject([
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*'],
        Resource: [of, `${of}/*`],
        Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
      },
    ]);
  });

  it('the log bucket admits only S3, only writing, and only for buckets of this account', () => {
    const allowed = grants.filter(
      ({ Effect, Resource }) =>
        Effect === 'Allow' && Resource.some((arn) => arn.startsWith(logBucket)),
    );

    expect(allowed).toMatchObject([
      {
        owner: 'UserFilesLogsPolicy',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: ['s3:PutObject'],
        Resource: [`${logBucket}/requests/*`],
        Condition: { StringEquals: { 'aws:SourceAccount': ['123456789012'] } },
      },
    ]);
  });
});
