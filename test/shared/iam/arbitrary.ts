import type { Call } from '#shared/iam/call.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument, Statement } from '#shared/iam/document.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import fc from '../../support/properties.ts';
import { account, ada } from './judge.ts';

/*
 * Layers of few values, so that a good part of the statements matches the call and the decisions are mixed.
 */

type Elements = fc.Arbitrary<Readonly<Record<string, unknown>>>;

/** An element, and one time in five its negation. */
const element = (name: string, values: fc.Arbitrary<unknown>): Elements =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ [name]: values }) },
    { weight: 1, arbitrary: fc.record({ [`Not${name}`]: values }) },
  );

const mostly = (usual: Elements, rare: Elements): Elements =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });

const absent: Elements = fc.constant({});

const action = element('Action', fc.constantFrom('s3:*', 's3:GetObject', '*', '*', 'sqs:*'));

const resource = element(
  'Resource',
  fc.constantFrom(
    '*',
    'arn:aws:s3:::bucket/*',
    `arn:aws:s3:::bucket/\${aws:username}`,
    `arn:aws:s3:::\${none}`,
  ),
);

const principal = element(
  'Principal',
  fc.constantFrom(
    '*',
    '*',
    { AWS: '*' },
    { AWS: ada.arn },
    { AWS: [account, 'arn:aws:iam::444455556666:root'] },
    { Service: 's3.amazonaws.com' },
    { Service: '*' },
  ),
);

const operator = fc.constantFrom(
  'StringEquals',
  'StringNotLike',
  'ForAllValues:StringLike',
  'ForAnyValue:StringEquals',
  'StringEqualsIfExists',
  'Null',
  'StringSounds',
  'NumericLessThan',
);

const value = fc.constantFrom(
  'ada',
  'a*',
  'true',
  '5',
  `\${aws:username}`,
  `\${none}`,
  `\${none, 'ada'}`,
);

const keys = fc.dictionary(
  fc.constantFrom('aws:username', 'tags', 'none'),
  fc.array(value, { maxLength: 2 }),
  { minKeys: 1, maxKeys: 2 },
);

const condition: Elements = fc.record({
  Condition: fc.dictionary(operator, keys, { minKeys: 1, maxKeys: 2 }),
});

const isOfResource = (kind: Layer['kind']): boolean => kind === 'resource' || kind === 'trust';

const toStatement = (elements: readonly object[]): Statement => {
  const [statement] = parsePolicy({ Statement: Object.assign({}, ...elements) }).Statement;
  if (statement === undefined) throw new Error('The policy lost its statement.');
  return statement;
};

/** A statement that fits the kind of its layer, nine times in ten. */
export const anyStatement = (
  kind: Layer['kind'],
  ...effects: readonly Statement['Effect'][]
): fc.Arbitrary<Statement> =>
  fc
    .tuple(
      fc.record({ Effect: fc.constantFrom(...effects) }),
      action,
      mostly(resource, absent),
      isOfResource(kind) ? mostly(principal, absent) : mostly(absent, principal),
      fc.oneof(absent, absent, condition),
    )
    .map(toStatement);

const anyPolicy = (kind: Layer['kind']): fc.Arbitrary<PolicyDocument> =>
  fc.record({
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.array(anyStatement(kind, ...Array<'Allow'>(9).fill('Allow'), 'Deny'), {
      minLength: 1,
      maxLength: 4,
    }),
  });

export const anyLayer = (...kinds: readonly Layer['kind'][]): fc.Arbitrary<Layer> =>
  fc.constantFrom(...kinds).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      name: fc.constant(`a ${kind} layer`),
      policies: fc.array(anyPolicy(kind), { minLength: 1, maxLength: 2 }),
    }),
  );

export const anyLayers = fc.array(
  anyLayer(
    'identity',
    'identity',
    'identity',
    'resource',
    'resource',
    'resource',
    'trust',
    'boundary',
    'session',
    'service-control',
  ),
  { minLength: 1, maxLength: 3 },
);

export const anyCall: fc.Arbitrary<Call> = fc.record({
  principal: fc.constantFrom<Call['principal']>(
    ada,
    ada,
    { kind: 'service', service: 's3.amazonaws.com' },
    { kind: 'anonymous' },
  ),
  action: fc.constantFrom('s3:GetObject', 'S3:getobject', 'sqs:SendMessage'),
  resource: fc.constantFrom(
    'arn:aws:s3:::bucket/ada',
    'arn:aws:s3:::bucket/ada',
    'arn:aws:sqs:eu-west-1:444455556666:queue',
  ),
  context: fc.constantFrom<Call['context']>({ 'aws:username': 'ada' }, { tags: ['ada', 'a*'] }, {}),
  missingKeys: fc.constantFrom('absent', 'absent', 'unknown'),
});
