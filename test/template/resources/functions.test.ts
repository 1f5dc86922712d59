import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { suiteTriggerNames } from '#shared/cognito/triggers.ts';
import { root } from '../../../local/paths.ts';
import {
  attach,
  attachedPoolId,
  deploy,
  functionNames,
  ofType,
  ownFunctionNames,
  raw,
  read,
  resource,
  triggersOfSuite,
} from '../deployment.ts';

const own = deploy();
const accountId = '123456789012';
const functionArn = (name: string) =>
  `arn:aws:lambda:us-east-1:${accountId}:function:${name}Function`;
const LambdaConfig = v.looseObject({ LambdaConfig: v.record(v.string(), v.unknown()) });

/** What Cognito must be told: a name and an ARN a trigger, and with the version where there is one. */
const everyTrigger = Object.fromEntries(
  suiteTriggerNames.map((name) =>
    name === 'PreTokenGeneration'
      ? [`${name}Config`, { LambdaArn: functionArn(name), LambdaVersion: 'V2_0' }]
      : [name, functionArn(name)],
  ),
);

const FunctionProperties = v.looseObject({
  Handler: v.string(),
  Role: v.string(),
  LoggingConfig: v.object({ LogGroup: v.string() }),
});

describe('the functions', () => {
  it('are those of the nine triggers, the courier and a team’s own, each with its folder under functions/', () => {
    const functions = ofType(own, 'AWS::Serverless::Function');
    const handlers = functions.map((one) => read(one, FunctionProperties).Handler);
    const folders = readdirSync(join(root, 'functions'));

    expect(functions.map(({ logicalId }) => logicalId).toSorted()).toEqual(
      [...functionNames, ...ownFunctionNames].map((name) => `${name}Function`).toSorted(),
    );
    expect(handlers.toSorted()).toEqual(
      folders.map((name) => `${name}/handler.handler`).toSorted(),
    );
    for (const folder of folders) {
      expect(existsSync(join(root, 'functions', folder, 'handler.ts'))).toBe(true);
    }
  });

  it('are bundled alike, so that one place less can differ', () => {
    const builds = Object.values(raw.Resources)
      .filter(({ Type }) => Type === 'AWS::Serverless::Function')
      .map(({ Metadata }) => JSON.stringify(Metadata));

    expect(new Set(builds).size).toBe(1);
    expect(builds[0]).toContain('"BuildMethod":"esbuild"');
  });

  it('have no package.json beside them, with which sam build would install into the working tree', () => {
    expect(existsSync(join(root, 'functions', 'package.json'))).toBe(false);
  });

  it('reserve concurrency for create and for no other function, when asked', () => {
    const reserved = (parameters: Readonly<Record<string, string>>) =>
      ofType(deploy(parameters), 'AWS::Serverless::Function').flatMap(
        ({ logicalId, properties: { ReservedConcurrentExecutions: reservation } }) =>
          reservation === undefined ? [] : [[logicalId, reservation]],
      );

    expect(reserved({})).toEqual([]);
    expect(reserved({ CreateReservedConcurrency: '50' })).toEqual([
      ['CreateAuthChallengeFunction', '50'],
    ]);
  });

  it('end before Cognito gives up at 5 s', () => {
    const withTimeout = ofType(own, 'AWS::Serverless::Function').filter(
      ({ properties }) => 'Timeout' in properties,
    );

    expect(own.functionDefaults.Timeout).toBeLessThan(5);
    expect(withTimeout.map(({ logicalId }) => logicalId)).toEqual(['CodeDeliveryFunction']);
  });

  it('are all triggers of the pool that is made', () => {
    const set = read(resource(own, 'UserPool'), LambdaConfig).LambdaConfig;

    expect(triggersOfSuite(set)).toEqual(everyTrigger);
  });

  it('are all named for attach, as the LambdaConfig of any pool', () => {
    for (const { outputs } of [own, attach()]) {
      expect(triggersOfSuite(JSON.parse(outputs.AttachTriggers ?? ''))).toEqual(everyTrigger);
    }
  });
});

describe.each(suiteTriggerNames)('%s', (name) => {
  it.each([
    { mode: 'its own pool', template: own, poolId: 'UserPool' },
    { mode: 'a pool that is there', template: attach(), poolId: attachedPoolId },
  ])('may be called by $mode alone', ({ template, poolId }) => {
    expect(resource(template, `${name}Permission`)).toEqual({
      logicalId: `${name}Permission`,
      type: 'AWS::Lambda::Permission',
      properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: `${name}Function`,
        Principal: 'cognito-idp.amazonaws.com',
        SourceAccount: accountId,
        SourceArn: `arn:aws:cognito-idp:us-east-1:${accountId}:userpool/${poolId}`,
      },
    });
  });
});

describe.each(functionNames)('%s', (name) => {
  it('runs in a role of its own', () => {
    const { Role } = read(resource(own, `${name}Function`), FunctionProperties);

    expect(Role).toBe(`arn:aws:iam::${accountId}:role/${name}FunctionRole`);
    expect(resource(own, `${name}FunctionRole`).type).toBe('AWS::IAM::Role');
  });

  it('writes to a log of its own, which is kept for LogRetentionDays', () => {
    const { LoggingConfig } = read(resource(own, `${name}Function`), FunctionProperties);
    const logs = resource(deploy({ LogRetentionDays: '90' }), `${name}Logs`);

    expect(LoggingConfig.LogGroup).toBe(`${name}Logs`);
    expect(logs.type).toBe('AWS::Logs::LogGroup');
    expect(Number(logs.properties.RetentionInDays)).toBe(90);
  });

  it('has an alarm for the failures that are counted in its log', () => {
    const { MetricTransformations, LogGroupName } = read(
      resource(own, `${name}Failures`),
      v.looseObject({
        LogGroupName: v.string(),
        MetricTransformations: v.tuple([
          v.object({
            MetricNamespace: v.string(),
            MetricName: v.string(),
            MetricValue: v.string(),
          }),
        ]),
      }),
    );
    const [{ MetricName, MetricNamespace }] = MetricTransformations;

    expect(LogGroupName).toBe(`${name}Logs`);
    expect(resource(own, `${name}Alarm`).properties).toMatchObject({
      MetricName,
      Namespace: MetricNamespace,
      AlarmActions: ['AlarmTopic'],
      TreatMissingData: 'notBreaching',
    });
    expect(MetricName).toBe(`${name}Failures`);
  });
});
