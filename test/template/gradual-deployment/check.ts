import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/*
 * Checks what SAM made of the changed template: node check.ts DEPLOYMENT.json NEXT.json. `.ci/gradual-deployment` runs it,
 * since SAM's translator is Python.
 */

const Resource = v.looseObject({
  Type: v.string(),
  DependsOn: v.optional(v.union([v.string(), v.array(v.string())])),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
});
const Template = v.looseObject({
  Resources: v.record(v.string(), Resource),
  Outputs: v.record(v.string(), v.looseObject({ Value: v.unknown() })),
});

const [, , ...files] = process.argv;
const [first, next] = files.map((file) =>
  v.parse(Template, JSON.parse(readFileSync(file, 'utf8'))),
);
assert(first !== undefined && next !== undefined, 'usage: check.ts DEPLOYMENT.json NEXT.json');

const idsOf = ({ Resources }: typeof first, type: string): readonly string[] =>
  Object.entries(Resources).flatMap(([id, { Type }]) => (Type === type ? [id] : []));
const propertiesOf = (id: string) => first.Resources[id]?.Properties ?? {};
const functions = idsOf(first, 'AWS::Lambda::Function');
const isAlias = (reference: unknown): boolean =>
  /^\{"Ref":"[A-Za-z]+FunctionAliaslive"\}$/.test(JSON.stringify(reference));

assert.equal(functions.length, 10);
assert.deepEqual(
  idsOf(first, 'AWS::Lambda::Alias'),
  functions.map((id) => `${id}Aliaslive`),
);

for (const id of functions) {
  const group = propertiesOf(`${id}DeploymentGroup`);
  const alarm = id.replace(/Function$/, 'Alarm');
  assert.deepEqual(group.AlarmConfiguration, { Enabled: true, Alarms: [{ Name: { Ref: alarm } }] });
  assert.deepEqual(group.ServiceRoleArn, { 'Fn::GetAtt': ['DeploymentRole', 'Arn'] });
}
assert(!('CodeDeployServiceRole' in first.Resources), 'SAM made a role without a boundary');
assert.match(JSON.stringify(propertiesOf('DeploymentRole')), /codedeploy\.amazonaws\.com/);
assert.match(JSON.stringify(propertiesOf('DeploymentRole')), /PermissionsBoundaryArn/);

const callers = [
  ...idsOf(first, 'AWS::Lambda::Permission'),
  ...idsOf(first, 'AWS::Lambda::EventSourceMapping'),
];
assert.equal(callers.length, functions.length);
for (const id of callers) assert(isAlias(propertiesOf(id).FunctionName), `${id} names no alias`);

const triggers = JSON.stringify(propertiesOf('UserPool').LambdaConfig);
assert.equal(triggers.match(/"Ref":"[A-Za-z]+FunctionAliaslive"/g)?.length, 9);
assert.doesNotMatch(triggers, /GetAtt/);
const attach = JSON.stringify(first.Outputs.AttachTriggers?.Value);
assert.equal(attach.match(/\$\{[A-Za-z]+FunctionAliaslive\}/g)?.length, 9);
assert.doesNotMatch(attach, /Function\.Arn/);

for (const id of ['CreateAuthChallengeFunction', 'CodeDeliveryFunction']) {
  const after = [first.Resources[id]?.DependsOn ?? []].flat();
  assert(after.includes('VerifyAuthChallengeResponseFunctionAliaslive'), `${id} does not wait`);
}

const versions = idsOf(first, 'AWS::Lambda::Version');
const published = idsOf(next, 'AWS::Lambda::Version').filter((id) => !versions.includes(id));
assert.equal(
  published.length,
  functions.length,
  'the next deployment publishes no version of some function',
);
