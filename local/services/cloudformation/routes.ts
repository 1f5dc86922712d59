import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isBrowser, isSigned } from '../../http/callers.ts';
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

const xml = (context: Context, content: string, status: 200 | 400 | 403 = 200): Response => {
  context.header('content-type', 'text/xml');
  return context.body(content, status);
};

const respond = (context: Context, action: string, result: string): Response =>
  xml(
    context,
    element(
      `${action}Response`,
      element(`${action}Result`, result) +
        element('ResponseMetadata', element('RequestId', randomUUID())),
    ),
  );

const refuse = (context: Context, status: 400 | 403, code: string, message: string): Response => {
  const error = element('Type', 'Sender') + element('Code', code);
  const body = element('Error', error + element('Message', escapeXml(message)));
  return xml(context, element('ErrorResponse', body), status);
};

const stackShape = ({ name, outputs, parameters, createdAt }: LocalStack): string =>
  element('StackName', escapeXml(name)) +
  element('StackStatus', 'CREATE_COMPLETE') +
  element('CreationTime', createdAt) +
  element('Outputs', pairs(outputs, 'OutputKey', 'OutputValue')) +
  element('Parameters', pairs(parameters, 'ParameterKey', 'ParameterValue'));

const describeStacks = (context: Context, stack: LocalStack, form: URLSearchParams): Response => {
  const name = form.get('StackName');
  if (name !== null && name !== stack.name) {
    return refuse(context, 400, 'ValidationError', `Stack with id ${name} does not exist`);
  }
  return respond(
    context,
    'DescribeStacks',
    element('Stacks', element('member', stackShape(stack))),
  );
};

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

/** With a physical id, all resources of the stack that it belongs to (API reference: DescribeStackResources). */
const describeResources = (
  context: Context,
  stack: LocalStack,
  form: URLSearchParams,
): Response => {
  const physical = form.get('PhysicalResourceId');
  const asked = physical ?? form.get('StackName') ?? '';
  const isHere =
    physical === null
      ? asked === stack.name
      : stack.resources.some(({ physicalId }) => physicalId === physical);
  if (!isHere) return refuse(context, 400, 'ValidationError', `Stack for ${asked} does not exist`);
  const members = stack.resources.map((one) => element('member', resourceShape(stack, one)));
  return respond(context, 'DescribeStackResources', element('StackResources', members.join('')));
};

/**
 * CloudFormation's query protocol on `POST /`, beside Cognito's JSON: what an attach and a doctor ask of the stack. The
 * local stack is one stack, made of the template's resources that run here.
 */
export const addCloudFormation = (app: Hono, stack: LocalStack): void => {
  app.post('/', async (context, next) => {
    const type = context.req.header('content-type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded')) return next();
    if (isBrowser(context)) {
      return refuse(context, 403, 'AccessDenied', 'No browser may call it');
    }
    if (!isSigned(context)) {
      return refuse(context, 403, 'MissingAuthenticationToken', 'Missing Authentication Token');
    }
    const form = new URLSearchParams(await context.req.text());
    const action = form.get('Action');
    if (action === 'DescribeStacks') return describeStacks(context, stack, form);
    if (action === 'DescribeStackResources') return describeResources(context, stack, form);
    return refuse(context, 400, 'InvalidAction', 'The local stack does not have this action');
  });
};
