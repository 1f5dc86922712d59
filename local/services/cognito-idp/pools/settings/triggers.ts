import {
  membersOfTriggers,
  preTokenMembersDisagree,
  settingsOf,
} from '#shared/cognito/lambda-config.ts';
import { suiteTriggerNames } from '#shared/cognito/triggers.ts';
import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Config = NonNullable<PoolRecord['properties']['LambdaConfig']>;

/** Triggers that the pool calls. Others are refused: they would be accepted and never called. */
const called = membersOfTriggers([...suiteTriggerNames, 'UserMigration']);

const checkCalled = (config: Config): void => {
  const unknown = Object.keys(config).find((name) => !called.includes(name));
  if (unknown === undefined) return;
  throw invalidParameter(`The local user pool does not call the trigger ${unknown}`);
};

const regionOf = (arn: string): string | undefined => /^arn:[^:]+:lambda:([^:]+):/.exec(arn)?.[1];

/** A function may be another account's, and is of the pool's Region. */
const checkRegion = (config: Config, region: string): void => {
  const own = settingsOf({ ...config }).every(
    ({ setting }) => (regionOf(setting.function) ?? region) === region,
  );
  if (own) return;
  throw invalidParameter('Cross-region lambda functions are not supported');
};

/**
 * The texts about Cognito are those that cdk-preflight measured on AWS.
 * @throws {CognitoError} InvalidParameterException for functions that the pool could not call
 */
export const checkTriggers = (config: Config, region: string): void => {
  checkCalled(config);
  if (preTokenMembersDisagree({ ...config })) {
    throw invalidParameter(
      "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    );
  }
  checkRegion(config, region);
};
