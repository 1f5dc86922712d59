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
  /** @param madeBy id of the stack that made the pool, as its tag says; undefined without that tag */
  ownerOf(userPoolId: string, madeBy: string | undefined): Promise<StackLookup>;
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

/** A stack's status by its id, which outlives its name; `DELETE_COMPLETE` also once CloudFormation has forgotten it. */
const statusById = async (client: CloudFormationClient, StackName: string): Promise<string> => {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.StackStatus ?? '';
  } catch (error) {
    if (isInNoStack(error)) return 'DELETE_COMPLETE';
    if (isDenied(error)) return '';
    throw error;
  }
};

/**
 * For a pool that is in no stack: its tag still names the one that made it. Ninety days after a deletion nothing else
 * does (API reference: DescribeStackResources), and the tag cannot be removed.
 * @param madeBy `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID`
 */
const leftBy = async (client: CloudFormationClient, madeBy: string): Promise<StackLookup> => {
  const name = /:stack\/([^/]+)\//.exec(madeBy)?.[1];
  if (name === undefined) return { kind: 'none' };
  const isDeleted = (await statusById(client, madeBy)) === 'DELETE_COMPLETE';
  return isDeleted ? { kind: 'left', name } : { kind: 'none' };
};

/** CloudFormation behind the port. */
export const stackApi = (client: CloudFormationClient): StackApi => ({
  ownerOf: async (userPoolId, madeBy) => {
    try {
      const { StackResources } = await client.send(
        new DescribeStackResourcesCommand({ PhysicalResourceId: userPoolId }),
      );
      return stackOf(StackResources ?? [], userPoolId);
    } catch (error) {
      if (isDenied(error)) return { kind: 'denied' };
      if (!isInNoStack(error)) throw error;
      return madeBy === undefined ? { kind: 'none' } : leftBy(client, madeBy);
    }
  },
  read: async (stackName) => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const stack = Stacks?.[0];
    const output = (key: string) =>
      stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
    return {
      name: stackName,
      status: stack?.StackStatus ?? 'missing',
      attachTriggers: output('AttachTriggers'),
      pool: output('UserPoolId'),
      userPoolId: stack?.Parameters?.find((one) => one.ParameterKey === 'UserPoolId')
        ?.ParameterValue,
    };
  },
});
