import type { Trigger } from '#shared/iam/invoke/invoke-call.ts';
import type { InvokePermission } from '#shared/iam/invoke/invoke-permission.ts';

/** Nothing but the reason of the verdict; what decides, where a statement does. */
export type LambdaPolicy = {
  readonly name: string;
  /** As Lambda's GetPolicy gives it; undefined where the function has none. */
  readonly policy: string | undefined;
  readonly expected: 'allowed' | Extract<InvokePermission, { allowed: false }>['reason'];
  /** Sid of the statement that decides. */
  readonly by?: string;
};

type Fields = Readonly<Record<string, unknown>>;

const service = 'cognito-idp.amazonaws.com';

const document = (statements: unknown, more: Fields = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements, ...more });

/** Policies of a function in every shape, with the verdict on Cognito's call for the pool. */
export const lambdaPolicies = ({ functionArn, poolArn }: Trigger): readonly LambdaPolicy[] => {
  const account = poolArn.split(':')[4] ?? '';
  const otherAccount = account === '999988887777' ? '999988887776' : '999988887777';
  const otherPool = poolArn.replace(/_[^_]*$/, '_Other1234');
  const bySource = {
    ArnLike: { 'AWS:SourceArn': poolArn },
    StringEquals: { 'AWS:SourceAccount': account },
  };
  /** The statement that `aws lambda add-permission` makes for Cognito, changed; undefined takes a field away. */
  const grant = (changes: Fields = {}): Fields => ({
    Sid: 'cognito',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn,
    Condition: bySource,
    ...changes,
  });
  const deny = (changes: Fields = {}): Fields =>
    grant({ Sid: 'deny', Effect: 'Deny', Condition: undefined, ...changes });
  const when = (Condition: Fields): string => document([grant({ Condition })]);
  const and = (...denies: readonly Fields[]): string => document([grant(), ...denies]);

  const allowed: readonly (readonly [string, string])[] = [
    ['the grant of add-permission', document([grant()])],
    ['one statement that is not in a list', document(grant())],
    ['no condition', document([grant({ Condition: undefined })])],
    ['no Resource', document([grant({ Resource: undefined })])],
    [
      'lists of one',
      document([grant({ Action: ['lambda:InvokeFunction'], Resource: [functionArn] })]),
    ],
    ['an action in other case', document([grant({ Action: 'LAMBDA:invokefunction' })])],
    ['an action with a wildcard', document([grant({ Action: 'lambda:Invoke*' })])],
    ['every action', document([grant({ Action: '*' })])],
    [
      'NotAction of another action',
      document([grant({ Action: undefined, NotAction: 'lambda:GetFunction' })]),
    ],
    ['every principal', document([grant({ Principal: '*' })])],
    ['every AWS principal', document([grant({ Principal: { AWS: '*' } })])],
    [
      'Cognito among other services',
      document([grant({ Principal: { Service: ['s3.amazonaws.com', service] } })]),
    ],
    ['the version of 2008', document([grant()], { Version: '2008-10-17' })],
    ['no version', document([grant()], { Version: undefined })],
    [
      'NotResource of another function',
      document([grant({ Resource: undefined, NotResource: `${functionArn}-other` })]),
    ],
    [
      'every pool of the account',
      when({ ArnLike: { 'aws:SourceArn': poolArn.replace(/\/.*/, '/*') } }),
    ],
    [
      'StringLike on the account',
      when({ StringLike: { 'aws:SourceAccount': account.replace(/.$/, '?') } }),
    ],
    ['the pool among several', when({ ArnEquals: { 'aws:SourceArn': [otherPool, poolArn] } })],
    [
      'SourceAccount with IfExists',
      when({ StringEqualsIfExists: { 'aws:SourceAccount': account } }),
    ],
    ['a Null condition on the source', when({ Null: { 'aws:SourceArn': 'false' } })],
    ['every pool but another', when({ ArnNotEquals: { 'aws:SourceArn': otherPool } })],
    ['callers that are services', when({ Bool: { 'aws:PrincipalIsAWSService': true } })],
    [
      'a variable for the account',
      when({ StringEquals: { 'aws:SourceAccount': `\${aws:SourceAccount}` } }),
    ],
    ['a Deny of another action', and(deny({ Action: 'lambda:UpdateFunctionCode' }))],
    ['a Deny for another service', and(deny({ Principal: { Service: 's3.amazonaws.com' } }))],
    [
      'a Deny for another pool',
      and(deny({ Condition: { ArnEquals: { 'aws:SourceArn': otherPool } } })),
    ],
    [
      'a Deny with NotPrincipal of Cognito',
      and(deny({ Principal: undefined, NotPrincipal: { Service: service } })),
    ],
    [
      'an Allow of another service before',
      document([grant({ Sid: 's3', Principal: { Service: 's3.amazonaws.com' } }), grant()]),
    ],
    [
      'an Allow with an unknown operator before',
      document([
        grant({ Sid: 'odd', Condition: { StringSounds: { 'aws:SourceArn': poolArn } } }),
        grant(),
      ]),
    ],
  ];

  const refused: readonly (readonly [
    string,
    string | undefined,
    LambdaPolicy['expected'],
    string?,
  ])[] = [
    ['no policy at all', undefined, 'no-policy'],
    ['no statement', document([]), 'no-allow'],
    [
      'nothing but a Deny of another action',
      document([deny({ Action: 'lambda:GetFunction' })]),
      'no-allow',
    ],
    [
      'another service',
      document([grant({ Principal: { Service: 's3.amazonaws.com' } })]),
      'wrong-principal',
      'cognito',
    ],
    [
      "Cognito's identity pools",
      document([grant({ Principal: { Service: 'cognito-identity.amazonaws.com' } })]),
      'wrong-principal',
      'cognito',
    ],
    [
      "Cognito's service name under AWS",
      document([grant({ Principal: { AWS: service } })]),
      'wrong-principal',
      'cognito',
    ],
    [
      "the account's root",
      document([grant({ Principal: { AWS: `arn:aws:iam::${account}:root` } })]),
      'wrong-principal',
      'cognito',
    ],
    [
      'NotPrincipal of Cognito',
      document([grant({ Principal: undefined, NotPrincipal: { Service: service } })]),
      'wrong-principal',
      'cognito',
    ],
    [
      'a service name with a wildcard',
      document([grant({ Principal: { Service: 'cognito-*.amazonaws.com' } })]),
      'not-modelled',
      'cognito',
    ],
    [
      'every service',
      document([grant({ Principal: { Service: '*' } })]),
      'not-modelled',
      'cognito',
    ],
    ['no principal', document([grant({ Principal: undefined })]), 'not-modelled', 'cognito'],
    [
      'another action',
      document([grant({ Action: 'lambda:InvokeAsync' })]),
      'wrong-action',
      'cognito',
    ],
    [
      'the action of function URLs',
      document([grant({ Action: 'lambda:InvokeFunctionUrl' })]),
      'wrong-action',
      'cognito',
    ],
    [
      'NotAction of InvokeFunction',
      document([grant({ Action: undefined, NotAction: 'lambda:Invoke*' })]),
      'wrong-action',
      'cognito',
    ],
    [
      'another function',
      document([grant({ Resource: `${functionArn}-other` })]),
      'wrong-resource',
      'cognito',
    ],
    [
      'an alias of the function',
      document([grant({ Resource: `${functionArn}:live` })]),
      'wrong-resource',
      'cognito',
    ],
    [
      'NotResource of the function',
      document([grant({ Resource: undefined, NotResource: functionArn })]),
      'wrong-resource',
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
      when({ StringEquals: { 'aws:SourceArn': poolArn.replace(/\/.*/, '/*') } }),
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
    ['a Deny of Cognito', and(deny()), 'explicit-deny', 'deny'],
    ['a Deny before the grant', document([deny(), grant()]), 'explicit-deny', 'deny'],
    [
      'a Deny of every principal',
      and(deny({ Principal: '*', Action: 'lambda:*' })),
      'explicit-deny',
      'deny',
    ],
    [
      'a Deny with NotPrincipal of another service',
      and(deny({ Principal: undefined, NotPrincipal: { Service: 's3.amazonaws.com' } })),
      'explicit-deny',
      'deny',
    ],
    [
      'a Deny with NotAction',
      and(deny({ Action: undefined, NotAction: 'lambda:GetFunction' })),
      'explicit-deny',
      'deny',
    ],
    [
      'a Deny with NotResource',
      and(deny({ Resource: undefined, NotResource: `${functionArn}-other` })),
      'explicit-deny',
      'deny',
    ],
    [
      'a Deny of the pool',
      and(deny({ Condition: { StringLike: { 'aws:SourceArn': '*' } } })),
      'explicit-deny',
      'deny',
    ],
    [
      'a Deny outside an organization',
      and(deny({ Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-1' } } })),
      'not-modelled',
      'deny',
    ],
    [
      'a Deny with an unknown operator',
      and(deny({ Condition: { StringSounds: { 'aws:SourceArn': poolArn } } })),
      'not-modelled',
      'deny',
    ],
    ['a text that is not JSON', '{"Statement":', 'malformed'],
    ['a document without Statement', '{"Version":"2012-10-17"}', 'malformed'],
    ['an Effect in lower case', document([grant({ Effect: 'allow' })]), 'malformed'],
    [
      'a misspelt Condition',
      document([grant({ Conditions: bySource, Condition: undefined })]),
      'malformed',
    ],
    ['a version that does not exist', document([grant()], { Version: '2020-01-01' }), 'malformed'],
    ['both Principal and NotPrincipal', document([grant({ NotPrincipal: '*' })]), 'malformed'],
  ];

  return [
    ...allowed.map(([name, policy]) => ({
      name,
      policy,
      expected: 'allowed' as const,
      by: 'cognito',
    })),
    ...refused.map(([name, policy, expected, by]) => ({
      name,
      policy,
      expected,
      ...(by === undefined ? {} : { by }),
    })),
  ];
};
