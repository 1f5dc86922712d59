import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackResource,
} from '@aws-sdk/client-cloudformation';
import type { StackLookup } from '../plan/observed.ts';
import type { SuiteStack } from '../plan/stack-output.ts';
import { isDenied } from './denied-action.ts';

/** CloudFormation: which stack a pool belongs to, and where the suite's functions are. */
export type StackApi = {
  ownerOf(userPoolId: string): Promise<StackLookup>;
  read(stackName: string): Promise<SuiteStack>;
};

/** «Stack for us-east-1_x does not exist»: the pool is in no stack. Other ValidationErrors do not mean that. */
const isInNoStack = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'ValidationError' &&
  /does not exist/.test(error.message);

/**
 * The stack in a response about one physical id. Every resource of that stack is in it, but at most 100: the pool itself
 * may be missing, and its stack owns it all the same. A stack that was deleted and kept the pool is returned for 90 days
 * more, and owns nothing (API reference: DescribeStackResources).
 */
const stackOf = (resources: readonly StackResource[], userPoolId: string): StackLookup => {
  const pool = resources.find((one) => one.PhysicalResourceId === userPoolId);
  const isLeft = /^DELETE_(SKIPPED|COMPLETE)$/.test(pool?.ResourceStatus ?? '');
  const name = (pool ?? resources[0])?.StackName;
  if (name === undefined) return { kind: 'none' };
  return { kind: isLeft ? 'left' : 'stack', name };
};

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
  read: async (stackName) => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const stack = Stacks?.[0];
    return {
      name: stackName,
      status: stack?.StackStatus ?? 'missing',
      attachTriggers: stack?.Outputs?.find((one) => one.OutputKey === 'AttachTriggers')
        ?.OutputValue,
      userPoolId: stack?.Parameters?.find((one) => one.ParameterKey === 'UserPoolId')
        ?.ParameterValue,
    };
  },
});
