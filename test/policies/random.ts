import fc from '../support/properties.ts';
import { account, type PolicyCase, type PolicyJson, roleArn } from './case.ts';

/*
 * Random cases of few values, so that a good part of the statements matches and the decisions are mixed. All actions,
 * resources and keys are real ones: the second evaluator refuses others.
 */

type Part = Readonly<Record<string, unknown>>;

const bucket = 'arn:aws:s3:::files';
const table = `arn:aws:dynamodb:us-east-1:${account}:table/rows`;

const calls = fc.constantFrom(
  { action: 's3:GetObject', on: `${bucket}/acme/a` },
  { action: 's3:GetObject', on: `${bucket}/public/a` },
  { action: 's3:PutObject', on: `${bucket}/acme/a` },
  { action: 's3:ListBucket', on: bucket },
  { action: 'dynamodb:GetItem', on: table },
  { action: 'dynamodb:Query', on: table },
);

const actions = fc.constantFrom(
  ...['*', 's3:*', 's3:Get*', 's3:GetObject', 'S3:PUTOBJECT', 's3:ListBucket'],
  ...['dynamodb:*', 'dynamodb:GetItem', 'dynamodb:Qu?ry'],
);

const resources = fc.constantFrom(
  ...['*', bucket, `${bucket}/*`, `${bucket}/acme/*`, `${bucket}/\${aws:PrincipalTag/tenant}/*`],
  ...[`${bucket}/\${aws:PrincipalTag/none}/*`, `${bucket}/\${aws:PrincipalTag/none, 'acme'}/a`],
  ...[`${bucket}/?cme/a`, table, `arn:aws:dynamodb:*:${account}:table/*`],
);

const oneOrTwo = (values: fc.Arbitrary<string>) =>
  fc.oneof(values, fc.uniqueArray(values, { minLength: 1, maxLength: 2 }));

const either = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<Part> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ [name]: oneOrTwo(values) }) },
    { weight: 1, arbitrary: fc.record({ [`Not${name}`]: oneOrTwo(values) }) },
  );

const texts = fc.constantFrom('acme', 'a*', 'ACME', '*', `\${aws:PrincipalTag/tenant}`, 'globex');

const test = (
  operators: readonly string[],
  keys: readonly string[],
  values: fc.Arbitrary<string>,
) =>
  fc
    .tuple(fc.constantFrom(...operators), fc.constantFrom(...keys), oneOrTwo(values))
    .map(([operator, key, value]): Part => ({ [operator]: { [key]: value } }));

const single = ['aws:PrincipalTag/tenant', 'aws:PrincipalTag/none', 'aws:principaltag/Tenant'];

const tests = fc.oneof(
  test(
    ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'],
    single,
    texts,
  ),
  test(['StringEqualsIfExists', 'StringLikeIfExists', 'StringNotEqualsIfExists'], single, texts),
  test(
    ['ForAllValues:StringEquals', 'ForAnyValue:StringLike', 'ForAllValues:StringLike'],
    ['dynamodb:LeadingKeys'],
    texts,
  ),
  test(['Null'], [...single, 'dynamodb:LeadingKeys'], fc.constantFrom('true', 'false')),
  test(['Bool', 'BoolIfExists'], ['aws:SecureTransport'], fc.constantFrom('true', 'false')),
  test(
    ['IpAddress', 'NotIpAddress'],
    ['aws:SourceIp'],
    fc.constantFrom('10.0.0.0/8', '203.0.113.7', '203.0.113.0/24'),
  ),
  test(
    ['DateLessThan', 'DateGreaterThan'],
    ['aws:CurrentTime'],
    fc.constantFrom('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
  ),
);

const conditions = fc.oneof(
  fc.constant<Part>({}),
  tests.map((Condition): Part => ({ Condition })),
  fc.tuple(tests, tests).map(([one, other]): Part => ({ Condition: { ...one, ...other } })),
);

const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny');

const statement = (principals: fc.Arbitrary<Part>) =>
  fc
    .tuple(effect, either('Action', actions), either('Resource', resources), conditions, principals)
    .map(([Effect, ...parts]): Part => Object.assign({ Effect }, ...parts));

const policy = (principals: fc.Arbitrary<Part> = fc.constant({})): fc.Arbitrary<PolicyJson> =>
  fc.record({
    Version: fc.constant<PolicyJson['Version']>('2012-10-17'),
    Statement: fc.array(statement(principals), { minLength: 1, maxLength: 3 }),
  });

const principal = fc.constantFrom<Part>(
  { Principal: '*' },
  { Principal: { AWS: roleArn } },
  { Principal: { AWS: account } },
  { Principal: { AWS: `arn:aws:iam::${account}:role/other` } },
);

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });

const contexts = fc
  .record(
    {
      'aws:PrincipalTag/tenant': fc.constantFrom('acme', 'globex', '*'),
      'aws:SecureTransport': fc.constantFrom('true', 'false'),
      'aws:SourceIp': fc.constantFrom('10.1.2.3', '203.0.113.7'),
      'aws:CurrentTime': fc.constant('2026-11-25T00:00:00Z'),
    },
    { requiredKeys: ['aws:SecureTransport', 'aws:SourceIp', 'aws:CurrentTime'] },
  )
  .chain((context) =>
    optional(fc.uniqueArray(fc.constantFrom('acme', 'globex', 'ab'), { minLength: 1 })).map(
      (keys): PolicyCase['context'] => ({
        ...context,
        ...(keys === undefined ? {} : { 'dynamodb:LeadingKeys': keys }),
      }),
    ),
  );

/** The key is one of DynamoDB's; its other calls do not send it. */
const withoutStrangeKeys = (one: PolicyCase): PolicyCase => {
  if (one.action.startsWith('dynamodb:')) return one;
  const { 'dynamodb:LeadingKeys': _, ...context } = one.context;
  return { ...one, context };
};

export const randomCase: fc.Arbitrary<PolicyCase> = fc
  .tuple(
    fc.array(policy(), { minLength: 1, maxLength: 2 }),
    optional(policy()),
    optional(policy()),
    optional(policy(principal)),
    calls,
    contexts,
  )
  .map(([identity, session, boundary, resource, call, context]) =>
    withoutStrangeKeys({
      identity,
      ...(session === undefined ? {} : { session }),
      ...(boundary === undefined ? {} : { boundary }),
      ...(resource === undefined ? {} : { resource }),
      ...call,
      context,
    }),
  );

/** Always the same cases for the same seed. */
export const randomCases = (count: number, seed: number): readonly PolicyCase[] =>
  fc.sample(randomCase, { numRuns: count, seed });
