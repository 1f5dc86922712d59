import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';

const cloudFormation = new CloudFormationClient({});

export type Resource = { readonly type: string; readonly physicalId: string };

/** A deployed stack as CloudFormation tells it; asking for what it does not have is an error. */
export type Stack = {
  readonly status: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly output: (key: string) => string;
  readonly physicalId: (logicalId: string) => string;
};

const summaryOf = async (
  StackName: string,
): Promise<Pick<Stack, 'status' | 'parameters' | 'outputs'>> => {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
  const { StackStatus = '', Outputs = [], Parameters = [] } = Stacks?.[0] ?? {};
  return {
    status: StackStatus,
    parameters: new Map(
      Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
    outputs: new Map(
      Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  };
};

const resourcesOf = async (StackName: string): Promise<ReadonlyMap<string, Resource>> => {
  const resources = new Map<string, Resource>();
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName })) {
    for (const summary of page.StackResourceSummaries ?? []) {
      const { LogicalResourceId = '', ResourceType = '', PhysicalResourceId = '' } = summary;
      resources.set(LogicalResourceId, { type: ResourceType, physicalId: PhysicalResourceId });
    }
  }
  return resources;
};

const needed = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the stack has no ${what}`);
  return value;
};

export const describeStack = async (stackName: string): Promise<Stack> => {
  const [summary, resources] = [await summaryOf(stackName), await resourcesOf(stackName)];
  return {
    ...summary,
    resources,
    output: (key) => needed(summary.outputs.get(key), `output ${key}`),
    physicalId: (logicalId) => needed(resources.get(logicalId), logicalId).physicalId,
  };
};

/** Whether CloudFormation knows a stack of this name that is not deleted. */
export const stackExists = async (StackName: string): Promise<boolean> => {
  try {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.StackStatus !== 'DELETE_COMPLETE';
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return false;
    throw error;
  }
};
