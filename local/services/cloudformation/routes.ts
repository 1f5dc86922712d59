import { randomUUID } from 'node:crypto';
import type { XmlNode } from '@aws-sdk/xml-builder';
import type { Context, Hono } from 'hono';
import { isNotOwnPage, isSigned } from '../../http/callers.ts';
import { isForm } from '../../http/is-form.ts';
import type { LocalStack } from './local-stack.ts';
import { errorXml, resourcesXml, responseXml, stacksXml } from './xml.ts';

const xml = (context: Context, content: string, status: 200 | 400 | 403 = 200): Response => {
  context.header('content-type', 'text/xml');
  return context.body(content, status);
};

const respond = (context: Context, action: string, result: XmlNode): Response =>
  xml(context, responseXml(action, result, randomUUID()));

const refuse = (context: Context, status: 400 | 403, code: string, message: string): Response =>
  xml(context, errorXml(code, message), status);

const describeStacks = (context: Context, stack: LocalStack, form: URLSearchParams): Response => {
  const name = form.get('StackName');
  if (name !== null && name !== stack.name) {
    return refuse(context, 400, 'ValidationError', `Stack with id ${name} does not exist`);
  }
  return respond(context, 'DescribeStacks', stacksXml(stack));
};

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
  return respond(context, 'DescribeStackResources', resourcesXml(stack));
};

/**
 * CloudFormation's query protocol on `POST /`, beside Cognito's JSON: the calls of attach and doctor. There is one
 * stack, made of the template's resources that run here.
 */
export const addCloudFormation = (app: Hono, stack: LocalStack): void => {
  app.post('/', async (context, next) => {
    if (!isForm(context.req.header('content-type'))) return next();
    if (isNotOwnPage(context)) {
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
