import { parse, validate } from '@aws-sdk/util-arn-parser';
import { preTokenVersionOf, settingOf } from '#shared/cognito/lambda-config.ts';
import type { TriggerName } from '#shared/cognito/triggers.ts';
import type { PoolRecord } from '../../store/records.ts';

const configOf = ({ properties }: PoolRecord) => ({ ...properties.LambdaConfig });

/** The ARN of the function that a pool calls for a trigger. */
export const functionOf = (pool: PoolRecord, trigger: TriggerName): string | undefined =>
  settingOf(configOf(pool), trigger)?.function;

export const hasTrigger = (pool: PoolRecord, trigger: TriggerName): boolean =>
  functionOf(pool, trigger) !== undefined;

/** The version of the pre token event that this pool sends. */
export const preTokenVersion = (pool: PoolRecord) => preTokenVersionOf(configOf(pool));

/** arn:aws:lambda:region:account:function:NAME, optionally followed by an alias. */
export const functionName = (arn: string): string =>
  /^function:([^:]+)/.exec(validate(arn) ? parse(arn).resource : '')?.[1] ?? arn;
