import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackResource,
} from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { RefusedError } from '../plan/refusal.ts';
import type { StackAnswer } from '../plan/rules/owner.ts';
import { isTriggerName, settingOf, triggerNames, type Wish } from '../plan/triggers.ts';
import { isDenied } from './denied-action.ts';

/** CloudFormation: whose the pool is, and where the suite's functions are. */
export type StackApi = {
  ownerOf(userPoolId: string): Promise<StackAnswer>;
  /** The functions that a deployed stack offers (its output AttachTriggers). Throws {@link RefusedError}. */
  wishOf(stackName: string, userPoolId: string): Promise<Named>;
};

/** Which functions were named, and what is worth knowing of where they come from. */
export type Named = { readonly wish: Wish; readonly notes: readonly string[] };

const named = (error: unknown): string => (error instanceof Error ? error.name : '');

/** «Stack for us-east-1_x does not exist»: the pool is in no stack. Any other ValidationError tells nothing about it. */
const isInNoStack = (error: unknown): boolean =>
  named(error) === 'ValidationError' &&
  error instanceof Error &&
  /does not exist/.test(error.message);

/**
 * The stack of an answer about one physical id. Every resource of that stack is in it, but no more than 100: the pool
 * itself may be missing, and its stack owns it all the same. A stack that was deleted and kept the pool answers for 90
 * days more, and owns nothing (API reference: DescribeStackResources).
 */
const stackOf = (resources: readonly StackResource[], userPoolId: string): StackAnswer => {
  const pool = resources.find((one) => one.PhysicalResourceId === userPoolId);
  const isLeft = /^DELETE_(SKIPPED|COMPLETE)$/.test(pool?.ResourceStatus ?? '');
  const name = (pool ?? resources[0])?.StackName;
  if (name === undefined) return { kind: 'none' };
  return { kind: isLeft ? 'left' : 'stack', name };
};

/** States in which a stack's outputs describe what is deployed. */
const settled = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
];

const versioned = v.object({ LambdaArn: v.string(), LambdaVersion: v.string() });
const AttachTriggersSchema = v.record(v.string(), v.union([v.string(), versioned]));

const unusable = (stackName: string, why: string, whatToDo: string): RefusedError =>
  new RefusedError({ code: 'stack_unusable', why: `Stack ${stackName} ${why}.`, whatToDo });

const parseTriggers = (stackName: string, text: string | undefined): Wish => {
  const wrong = unusable(
    stackName,
    'has no output AttachTriggers with the functions in it',
    'Deploy the stack from this project, or name the functions with --function.',
  );
  try {
    const config = v.parse(AttachTriggersSchema, JSON.parse(text ?? ''));
    const known = (name: string) => isTriggerName(name) || name === 'PreTokenGenerationConfig';
    if (!Object.keys(config).every(known)) throw wrong;
    return Object.fromEntries(
      triggerNames.flatMap((trigger) => {
        const setting = settingOf(config, trigger);
        return setting === undefined ? [] : [[trigger, setting]];
      }),
    );
  } catch {
    throw wrong;
  }
};

const checkPool = (stackName: string, forPool: string | undefined, userPoolId: string): void => {
  if (forPool === undefined || forPool === '' || forPool === userPoolId) return;
  throw new RefusedError({
    code: 'stack_for_another_pool',
    why: `Stack ${stackName} was deployed for the pool ${forPool}: its functions have rights on that one alone.`,
    whatToDo: `Deploy a stack with the parameter UserPoolId=${userPoolId} and attach that.`,
  });
};

/** A stack without the parameter `UserPoolId` filled made a pool, and its functions have rights on that one. */
const ownPoolNotes = (stackName: string, forPool: string | undefined): readonly string[] =>
  forPool === ''
    ? [
        `Stack ${stackName} made a pool of its own, and its functions have rights on that one alone: here none can mark an address verified or link a user. Deploy a stack with the parameter UserPoolId for this pool.`,
      ]
    : [];

/** CloudFormation behind the port. */
export const stackApi = (client: CloudFormationClient): StackApi => ({
  ownerOf: async (userPoolId) => {
    try {
      const { StackResources } = await client.send(
        new DescribeStackResourcesCommand({ PhysicalResourceId: userPoolId }),
      );
      return stackOf(StackResources ?? [], userPoolId);
    } catch (error) {
      if (isDenied(error)) return { kind: 'denied' };
      if (isInNoStack(error)) return { kind: 'none' };
      throw error;
    }
  },
  wishOf: async (stackName, userPoolId) => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const stack = Stacks?.[0];
    const status = stack?.StackStatus ?? 'missing';
    if (stack === undefined || !settled.includes(status)) {
      throw unusable(
        stackName,
        `is ${status}`,
        'Wait for its deployment, or mend it, then try again.',
      );
    }
    const output = stack.Outputs?.find(({ OutputKey }) => OutputKey === 'AttachTriggers');
    const parameter = stack.Parameters?.find(({ ParameterKey }) => ParameterKey === 'UserPoolId');
    checkPool(stackName, parameter?.ParameterValue, userPoolId);
    return {
      wish: parseTriggers(stackName, output?.OutputValue),
      notes: ownPoolNotes(stackName, parameter?.ParameterValue),
    };
  },
});
