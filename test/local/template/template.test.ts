import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declaredPool } from '../../../local/template/declared-pool.ts';
import { functionsOf } from '../../../local/template/functions.ts';
import { type Parameter, resolveParameters } from '../../../local/template/parameters.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { generateSecrets, resolveReferences } from '../../../local/template/secrets.ts';
import { tablesOf } from '../../../local/template/tables.ts';
import { resolveTemplate } from '../../../local/template/template.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const directory = temporaryFolder('template');

const read = (yaml: string) => {
  const file = join(directory, 'template.yaml');
  writeFileSync(file, yaml);
  return readRawTemplate(file);
};

const resolve = (yaml: string, overrides = {}) => resolveTemplate(read(yaml), overrides);

/** What CloudFormation refuses of one parameter, or `taken`. */
const judge = (declared: Partial<Parameter>, value: string): string => {
  try {
    resolveParameters({ P: { Type: 'String', ...declared } }, { P: value });
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('a parameter', () => {
  it.each<[Partial<Parameter>, string, string]>([
    [{ AllowedValues: ['on', 'off'] }, 'on', 'taken'],
    [{ AllowedValues: ['', 'off'] }, 'canary', 'Parameter P must be one of (empty), off'],
    [{ AllowedPattern: '[a-z]+' }, 'abc', 'taken'],
    [{ AllowedPattern: '[a-z]+' }, 'abc1', 'Parameter P must match [a-z]+'],
    [{ AllowedPattern: '^$|^[a-z]+$' }, '', 'taken'],
    [{ AllowedPattern: 'a', ConstraintDescription: 'must be a' }, 'b', 'Parameter P must be a'],
    [{ Type: 'Number', MinValue: 6 }, '6', 'taken'],
    [{ Type: 'Number', MinValue: 6 }, '5', 'Parameter P must be 6 or more'],
    [{ Type: 'Number', MaxValue: '12' }, '13', 'Parameter P must be 12 or less'],
    [{ Type: 'Number' }, '-1.5', 'taken'],
    [{ Type: 'Number' }, '0x10', 'Parameter P must be a number'],
    [{ Type: 'Number' }, 'Infinity', 'Parameter P must be a number'],
    [{ Type: 'Number' }, '', 'Parameter P must be a number'],
    [{ MinLength: 2 }, 'a', 'Parameter P must have 2 characters or more'],
    [{ MaxLength: 2 }, 'abc', 'Parameter P must have 2 characters or fewer'],
  ])('declared as %j makes %j: %s', (declared, value, verdict) => {
    expect(judge(declared, value)).toBe(verdict);
  });

  it('a parameter has its default, and requires a value where it has none', () => {
    const declared = { A: { Type: 'Number', Default: 3 }, B: { Type: 'String' } };

    expect(resolveParameters(declared, { B: '' })).toEqual({ A: '3', B: '' });
    expect(() => resolveParameters(declared, {})).toThrow(
      'Parameter B has no default and needs a value',
    );
  });

  it('an undeclared parameter is refused together with every other problem', () => {
    const declared = { A: { Type: 'Number', MinValue: 6 }, B: { Type: 'String' } };

    expect(() => resolveParameters(declared, { A: '1', Unknown: 'canary' })).toThrow(
      'The template has no parameter Unknown; it has A, B\nParameter A must be 6 or more\nParameter B has no default and needs a value',
    );
  });
});

it('a misspelt parameter is refused with the one that was likely meant, without the list', () => {
  const declared = { CodeLength: { Type: 'Number' }, DefaultPlan: { Type: 'String' } };

  expect(() => resolveParameters(declared, { CodeLenght: '9' })).toThrow(
    /^The template has no parameter CodeLenght; did you mean CodeLength\?\n/,
  );
});

describe('a condition', () => {
  const yaml = `
Parameters: { Stage: { Type: String, Default: test } }
Conditions:
  IsTest: !Equals [!Ref Stage, test]
  NotTest: !Not [!Condition IsTest]
Resources:
  Here: { Type: AWS::DynamoDB::Table, Condition: IsTest }
  There: { Type: AWS::DynamoDB::Table, Condition: NotTest }
`;

  it('a condition decides which resources exist', () => {
    const ids = (stage: string) =>
      resolve(yaml, { Stage: stage }).resources.map(({ logicalId }) => logicalId);

    expect(ids('test')).toEqual(['Here']);
    expect(ids('live')).toEqual(['There']);
  });

  it.each([
    ['IsTest: !Condition IsTest', 'Condition IsTest depends on itself'],
    ['IsTest: !Not [!Condition Nowhere]', 'There is no condition Nowhere'],
    ['IsTest: !Not [!Condition toString]', 'There is no condition toString'],
  ])('the condition %s is refused', (condition, message) => {
    const broken = yaml.replace('IsTest: !Equals [!Ref Stage, test]', condition);

    expect(() => resolve(broken)).toThrow(message);
  });
});

describe('a rule', () => {
  const yaml = `
Parameters: { Mfa: { Type: String, Default: 'off' } }
Rules:
  Needs:
    RuleCondition: !Equals [!Ref Mfa, optional]
    Assertions: [{ Assert: !Equals [a, b], AssertDescription: Mfa needs passwords }]
Resources: {}
`;

  it('a rule refuses parameters that contradict each other, with its own text', () => {
    expect(() => resolve(yaml, { Mfa: 'optional' })).toThrow('Mfa needs passwords');
    expect(resolve(yaml).resources).toEqual([]);
  });
});

describe('what is wrong with a template is said of its place', () => {
  const of = (resources: string) => resolve(`Resources:\n${resources}`);
  const fn = (properties: string) =>
    functionsOf(of(`  F: { Type: AWS::Serverless::Function, Properties: ${properties} }`), {});

  it.each<[string, () => unknown, string]>([
    ['no resources', () => read('Parameters: {}'), "The template's Resources is not right"],
    [
      'a resource without a type',
      () => read('Resources: { A: {} }'),
      "The template's Resources.A.Type is not right",
    ],
    ['a function without a handler', () => fn('{}'), 'F: Handler is not right'],
    ['a handler out of its folder', () => fn('{ Handler: ../x/h.h }'), 'F: Handler is not right'],
    [
      'a time-out in words',
      () => fn('{ Handler: a/h.h, Timeout: four }'),
      'F: Timeout is not right',
    ],
    [
      'a secret that no resource makes',
      () =>
        fn(
          "{ Handler: a/h.h, Environment: { Variables: { A: '{{resolve:secretsmanager:S:SecretString:k::}}' } } }",
        ),
      'There is no secret S with k',
    ],
    [
      'a table without keys',
      () => tablesOf(of('  T: { Type: AWS::DynamoDB::Table }')),
      'T: AttributeDefinitions is not right',
    ],
    [
      'a secret without a template',
      () => generateSecrets(of('  S: { Type: AWS::SecretsManager::Secret }')),
      'S: Properties is not right',
    ],
    [
      'no pool',
      () => declaredPool(of('  T: { Type: AWS::DynamoDB::Table }')),
      'The template declares no AWS::Cognito::UserPool',
    ],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe('a function', () => {
  it('a function has the environment, time-out and memory of the template, merged with Globals', () => {
    const template = resolve(`
Globals:
  Function:
    Timeout: 4
    MemorySize: 256
    LoggingConfig: { LogFormat: JSON, ApplicationLogLevel: WARN }
    Environment: { Variables: { A: common, B: common } }
Resources:
  T: { Type: AWS::DynamoDB::Table }
  F:
    Type: AWS::Serverless::Function
    Properties:
      Handler: pre-sign-up/handler.handler
      Timeout: 2
      Environment: { Variables: { B: 7, Table: !Ref T, S: '{{resolve:secretsmanager:S:SecretString:k::}}' } }
`);

    expect(functionsOf(template, { S: { k: 'pepper' } })).toEqual([
      {
        logicalId: 'F',
        folder: 'pre-sign-up',
        timeoutSeconds: 2,
        memoryMegabytes: 256,
        environment: { A: 'common', B: '7', Table: 'T', S: 'pepper' },
        logFormat: 'JSON',
        logLevel: 'WARN',
      },
    ]);
  });
});

describe('a generated secret', () => {
  const template = (more: string) =>
    resolve(`
Resources:
  S:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        SecretStringTemplate: '{"previous":"none"}'
        GenerateStringKey: current
        ${more}
`);

  it('a generated secret has the requested length and characters, and is new each time', () => {
    const make = () =>
      generateSecrets(template('PasswordLength: 64\n        ExcludePunctuation: true'));

    const [one, two] = [make(), make()];

    expect(one.S).toEqual({
      previous: 'none',
      current: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
    });
    expect(two.S?.current).not.toBe(one.S?.current);
  });

  it('a generated secret has 32 characters, punctuation included, by default', () => {
    const all = Array.from({ length: 20 }, () => generateSecrets(template('')).S?.current ?? '');

    expect(new Set(all.map((text) => text.length))).toEqual(new Set([32]));
    expect(all.join('')).toMatch(/[!#$%&]/);
  });

  it('a generated secret replaces every reference to it', () => {
    const text =
      'a {{resolve:secretsmanager:S:SecretString:k::v1}} b {{resolve:secretsmanager:S:SecretString:k::}}';

    expect(resolveReferences(text, { S: { k: '$&' } })).toBe('a $& b $&');
  });
});
