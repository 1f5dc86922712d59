import type { LocalStack } from './local-stack.ts';

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const pairs = (values: Readonly<Record<string, string>>, key: string, value: string): string =>
  Object.entries(values)
    .map(([name, text]) =>
      element('member', element(key, escapeXml(name)) + element(value, escapeXml(text))),
    )
    .join('');

const stackShape = ({ name, outputs, parameters, createdAt }: LocalStack): string =>
  element('StackName', escapeXml(name)) +
  element('StackStatus', 'CREATE_COMPLETE') +
  element('CreationTime', createdAt) +
  element('Outputs', pairs(outputs, 'OutputKey', 'OutputValue')) +
  element('Parameters', pairs(parameters, 'ParameterKey', 'ParameterValue'));

const resourceShape = (
  stack: LocalStack,
  { logicalId, physicalId, type }: LocalStack['resources'][number],
): string =>
  element('StackName', escapeXml(stack.name)) +
  element('LogicalResourceId', logicalId) +
  element('PhysicalResourceId', escapeXml(physicalId)) +
  element('ResourceType', type) +
  element('ResourceStatus', 'CREATE_COMPLETE') +
  element('Timestamp', stack.createdAt);

/** What the hand-written routes answered, kept for one comparison. */
export const byHand = {
  stacks: (stack: LocalStack): string => element('Stacks', element('member', stackShape(stack))),
  resources: (stack: LocalStack): string =>
    element(
      'StackResources',
      stack.resources.map((one) => element('member', resourceShape(stack, one))).join(''),
    ),
  response: (action: string, result: string, requestId: string): string =>
    element(
      `${action}Response`,
      element(`${action}Result`, result) +
        element('ResponseMetadata', element('RequestId', requestId)),
    ),
  error: (code: string, message: string): string =>
    element(
      'ErrorResponse',
      element(
        'Error',
        element('Type', 'Sender') + element('Code', code) + element('Message', escapeXml(message)),
      ),
    ),
};
