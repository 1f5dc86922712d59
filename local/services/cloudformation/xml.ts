import { XmlNode } from '@aws-sdk/xml-builder';
import type { LocalStack } from './local-stack.ts';

const parent = (name: string, ...children: readonly XmlNode[]): XmlNode =>
  new XmlNode(name, [...children]);

const text = (name: string, value: string): XmlNode => XmlNode.of(name, value);

const pairs = (values: Readonly<Record<string, string>>, key: string, value: string) =>
  Object.entries(values).map(([name, content]) =>
    parent('member', text(key, name), text(value, content)),
  );

/** A response of the query protocol, with the id that every AWS response has. */
export const responseXml = (action: string, result: XmlNode, requestId: string): string =>
  parent(
    `${action}Response`,
    parent(`${action}Result`, result),
    parent('ResponseMetadata', text('RequestId', requestId)),
  ).toString();

export const errorXml = (code: string, message: string): string =>
  parent(
    'ErrorResponse',
    parent('Error', text('Type', 'Sender'), text('Code', code), text('Message', message)),
  ).toString();

/** DescribeStacks: the single stack. */
export const stacksXml = ({ name, outputs, parameters, createdAt }: LocalStack): XmlNode =>
  parent(
    'Stacks',
    parent(
      'member',
      text('StackName', name),
      text('StackStatus', 'CREATE_COMPLETE'),
      text('CreationTime', createdAt),
      parent('Outputs', ...pairs(outputs, 'OutputKey', 'OutputValue')),
      parent('Parameters', ...pairs(parameters, 'ParameterKey', 'ParameterValue')),
    ),
  );

/** DescribeStackResources: every resource of the stack. */
export const resourcesXml = ({ name, resources, createdAt }: LocalStack): XmlNode =>
  parent(
    'StackResources',
    ...resources.map(({ logicalId, physicalId, type }) =>
      parent(
        'member',
        text('StackName', name),
        text('LogicalResourceId', logicalId),
        text('PhysicalResourceId', physicalId),
        text('ResourceType', type),
        text('ResourceStatus', 'CREATE_COMPLETE'),
        text('Timestamp', createdAt),
      ),
    ),
  );
