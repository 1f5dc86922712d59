import { ServiceError } from './cognito.ts';

/** A stack, as far as an attach asks for it. */
export type DoubleStack = {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** Physical ids of what it declares. */
  readonly resources: readonly string[];
  /** CREATE_COMPLETE unless said. */
  readonly resourceStatus?: string;
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const members = (of: Readonly<Record<string, string>>, key: string, value: string): string =>
  Object.entries(of)
    .map(
      ([name, text]) =>
        `<member><${key}>${name}</${key}><${value}>${escapeXml(text)}</${value}></member>`,
    )
    .join('');

const notThere = (what: string) =>
  new ServiceError('ValidationError', `Stack for ${what} does not exist`);

const describeStack = (name: string, stack: DoubleStack): string =>
  `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${stack.status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members(stack.outputs, 'OutputKey', 'OutputValue')}</Outputs><Parameters>${members(stack.parameters, 'ParameterKey', 'ParameterValue')}</Parameters></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

const resourceMember = (name: string, id: string, status: string): string =>
  `<member><StackName>${name}</StackName><LogicalResourceId>R${id.replace(/\W|_/g, '')}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>AWS::Some::Resource</ResourceType><ResourceStatus>${status}</ResourceStatus><Timestamp>2026-01-01T00:00:00Z</Timestamp></member>`;

/** The most that DescribeStackResources answers (API reference). */
const mostResources = 100;

const describeResources = (name: string, stack: DoubleStack): string => {
  const members = stack.resources
    .slice(0, mostResources)
    .map((id) => resourceMember(name, id, stack.resourceStatus ?? 'CREATE_COMPLETE'));
  return `<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources>${members.join('')}</StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>`;
};

/** Answers DescribeStacks and DescribeStackResources in CloudFormation's query protocol. */
export const answerCloudFormation = (
  stacks: ReadonlyMap<string, DoubleStack>,
  form: URLSearchParams,
): string => {
  if (form.get('Action') === 'DescribeStacks') {
    const name = form.get('StackName') ?? '';
    const stack = stacks.get(name);
    if (stack === undefined) throw notThere(name);
    return describeStack(name, stack);
  }
  const id = form.get('PhysicalResourceId') ?? '';
  const owner = [...stacks].find(([, { resources }]) => resources.includes(id));
  if (owner === undefined) throw notThere(id);
  return describeResources(...owner);
};

export const cloudFormationError = ({ name, message }: ServiceError): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${name}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`;
