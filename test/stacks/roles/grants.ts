import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { templateFile } from '../../../local/paths.ts';
import { type RawTemplate, readRawTemplate } from '../../../local/template/raw-template.ts';

const oneOrMore = v.union([v.string(), v.array(v.string())]);

const StatementSchema = v.looseObject({ Action: oneOrMore });

/** A statement that only some settings have; the local stack runs with the defaults, which have it. */
const ConditionalSchema = v.looseObject({
  'Fn::If': v.tuple([v.string(), StatementSchema, v.unknown()]),
});

const EntrySchema = v.union([StatementSchema, ConditionalSchema]);

const PolicySchema = v.looseObject({
  PolicyName: v.string(),
  PolicyDocument: v.looseObject({ Statement: v.array(EntrySchema) }),
});

const statementIn = (entry: v.InferOutput<typeof EntrySchema>) =>
  v.is(ConditionalSchema, entry) ? entry['Fn::If'][1] : entry;

const RoleSchema = v.looseObject({ Policies: v.array(PolicySchema) });

type Policy = v.InferOutput<typeof PolicySchema>;

/** One action of one statement that a function's role has, as template.yaml says. */
export type Grant = {
  readonly function: string;
  readonly policyName: string;
  readonly statement: number;
  readonly action: string;
};

const asList = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** What nothing here asks for: the stack has neither KMS nor queues, and reads the table's stream by itself. */
const unchecked =
  /^(kms|logs|xray|sqs):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;

/** Replaces the properties of a resource by what was read of them, so that a change of a policy is one of the template. */
const policiesIn = ({ Resources }: RawTemplate, functionName: string): readonly Policy[] => {
  const role = `${functionName}Role`;
  return Object.entries(Resources).flatMap(([logicalId, resource]) => {
    if (logicalId === role) {
      const read = v.parse(RoleSchema, resource.Properties);
      resource.Properties = read;
      return read.Policies;
    }
    const { Roles = [] } = resource.Properties;
    if (resource.Type !== 'AWS::IAM::Policy' || !JSON.stringify(Roles).includes(`"${role}"`)) {
      return [];
    }
    const read = v.parse(PolicySchema, resource.Properties);
    resource.Properties = read;
    return [read];
  });
};

/** Every action that the role of a function allows and a call of this function can need. */
export const grantsOf = (functionName: string): readonly Grant[] =>
  policiesIn(readRawTemplate(templateFile), functionName).flatMap(
    ({ PolicyName: policyName, PolicyDocument }) =>
      PolicyDocument.Statement.flatMap((entry, statement) =>
        asList(statementIn(entry).Action)
          .filter((action) => !unchecked.test(action))
          .map((action) => ({ function: functionName, policyName, statement, action })),
      ),
  );

/** A template whose role lacks the action. A statement must name one: that of a service that no function calls. */
export const templateWithout = ({ policyName, statement, action, ...grant }: Grant): string => {
  const raw = readRawTemplate(templateFile);
  const policy = policiesIn(raw, grant.function).find((one) => one.PolicyName === policyName);
  const entry = policy?.PolicyDocument.Statement[statement];
  if (entry === undefined) throw new Error('The role has no such statement.');
  const found = statementIn(entry);
  const left = asList(found.Action).filter((other) => other !== action);
  found.Action = left.length === 0 ? 'sts:GetCallerIdentity' : left;
  const directory = mkdtempSync(join(tmpdir(), 'mutant-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'template.json');
  writeFileSync(file, JSON.stringify(raw));
  return file;
};
