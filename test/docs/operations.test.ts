import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');

const policySchema = v.object({
  Version: v.literal('2012-10-17'),
  Statement: v.array(
    v.looseObject({
      Effect: v.literal('Allow'),
      Action: v.union([v.string(), v.array(v.string())]),
      Resource: v.union([v.string(), v.array(v.string())]),
    }),
  ),
});

/** The policy that the page gives for a command. */
const policyOf = (command: string) => {
  const [, json = ''] =
    new RegExp(`<!-- policy:${command} -->\\s*\`\`\`json\\n([^\`]+)\`\`\``).exec(page) ?? [];
  return v.parse(policySchema, JSON.parse(json)).Statement;
};

const documented = (command: string): readonly string[] =>
  policyOf(command)
    .flatMap(({ Action }) => Action)
    .toSorted();

const sourcesIn = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n');

const services: Readonly<Record<string, string>> = {
  GetFunctionConfiguration: 'lambda',
  AdminGetUser: 'cognito-idp',
  ListUsers: 'cognito-idp',
  DescribeUserPool: 'cognito-idp',
};

/** The calls that the sources make: the SDK's `<Operation>Command`. DynamoDB's are those of no other service. */
const called = (...sources: readonly string[]): readonly string[] => [
  ...new Set(
    [...sources.join('\n').matchAll(/new (\w+)Command\(/g)].map(
      ([, name = '']) => `${services[name] ?? 'dynamodb'}:${name}`,
    ),
  ),
];

const one = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The part of ProfilesTable's file that only commands use. */
const profileChanges = (): string => {
  const [, text = ''] = one('shared/aws/profiles-table.ts').split('export const profileChanges');
  return text;
};

describe('docs/operations.md', () => {
  it.each([
    ['doctor', ['POST_CONFIRMATION', 'PRE_SIGN_UP', 'DEFINE_AUTH_CHALLENGE', 'CUSTOM_MESSAGE']],
    ['profile', ['POST_CONFIRMATION']],
    ['codes', ['POST_CONFIRMATION']],
    ['backfill', ['POST_CONFIRMATION']],
  ])(
    'the policy for %s lets staff read the environments that it reads, none of which has the pepper',
    (command, functions) => {
      const resources = policyOf(command)
        .filter(({ Action }) => [Action].flat().includes('lambda:GetFunctionConfiguration'))
        .flatMap(({ Resource }) => Resource);

      expect(resources).toEqual(
        functions.map((name) => `arn:aws:lambda:REGION:ACCOUNT:function:${name}_FUNCTION`),
      );
    },
  );

  it('the policy for doctor has each action that it calls, and none that writes', () => {
    const asked = [...sourcesIn('cli/doctor/read').matchAll(/'([a-z0-9-]+:[A-Z]\w+)'/g)];
    const implied = [
      'cognito-idp:DescribeUserPool',
      'cognito-idp:GetWebACLForResource',
      'iam:ListAttachedRolePolicies',
      'kms:Decrypt',
    ];

    const needed = new Set([...asked.map(([, action = '']) => action), ...implied]);

    expect(documented('doctor')).toEqual([...needed].toSorted());
    expect(
      documented('doctor').filter((action) => !/:(Describe|Get|List|Decrypt)/.test(action)),
    ).toEqual([]);
  });

  it.each([
    [
      'profile',
      ['dynamodb:GetItem'],
      () => [sourcesIn('cli/profile'), one('cli/common/user-options.ts'), profileChanges()],
    ],
    [
      'codes',
      ['dynamodb:DeleteItem'],
      () => [sourcesIn('cli/codes'), one('cli/common/user-options.ts')],
    ],
    ['backfill', ['dynamodb:GetItem', 'dynamodb:PutItem'], () => [sourcesIn('cli/backfill')]],
  ] as const)(
    'the policy for %s has exactly the actions that it calls',
    (command, byShared, sources) => {
      const needed = new Set([
        ...called(one('cli/common/deployed-settings.ts'), ...sources()),
        ...byShared,
        'kms:Decrypt',
      ]);

      expect([...new Set(documented(command))]).toEqual([...needed].toSorted());
    },
  );
});
