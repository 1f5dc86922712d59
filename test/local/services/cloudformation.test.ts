import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listening } from '../../../local/http/listen.ts';
import { serveApp } from '../../../local/http/serve-app.ts';
import { localCredentials } from '../../../local/identity.ts';
import { addCloudFormation } from '../../../local/services/cloudformation/routes.ts';

let client: CloudFormationClient;
let service: Listening;

beforeAll(async () => {
  const app = new Hono();
  addCloudFormation(app, {
    name: 'suite',
    outputs: { AttachTriggers: '{"PreSignUp": "<arn> & more"}' },
    parameters: { UserPoolId: '' },
    resources: [
      { logicalId: 'UserPool', physicalId: 'us-east-1_A', type: 'AWS::Cognito::UserPool' },
    ],
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  app.post('/', (context) => context.text('Cognito'));
  service = await serveApp(app);
  const endpoint = service.url;
  client = new CloudFormationClient({
    endpoint,
    region: 'us-east-1',
    credentials: localCredentials,
  });
});
afterAll(async () => {
  client.destroy();
  await service.stop();
});

describe("CloudFormation's API of the local stack", () => {
  it('DescribeStacks describes the stack with its outputs and parameters', async () => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'suite' }));

    expect(Stacks).toMatchObject([
      {
        StackName: 'suite',
        StackStatus: 'CREATE_COMPLETE',
        Outputs: [{ OutputKey: 'AttachTriggers', OutputValue: '{"PreSignUp": "<arn> & more"}' }],
      },
    ]);
  });

  it('DescribeStackResources names the stack of a resource, and none for other resources', async () => {
    const of = (PhysicalResourceId: string) =>
      client.send(new DescribeStackResourcesCommand({ PhysicalResourceId }));

    expect((await of('us-east-1_A')).StackResources).toMatchObject([
      { StackName: 'suite', LogicalResourceId: 'UserPool', PhysicalResourceId: 'us-east-1_A' },
    ]);
    await expect(of('us-east-1_B')).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(client.send(new DescribeStacksCommand({ StackName: 'x' }))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });

  it('calls of another protocol go to the user pool', async () => {
    const endpoint = await client.config.endpoint?.();
    const answer = await fetch(`http://${endpoint?.hostname}:${endpoint?.port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: '{}',
    });

    expect(await answer.text()).toBe('Cognito');
  });

  it('CloudFormation’s API refuses pages in a browser', async () => {
    const endpoint = await client.config.endpoint?.();
    const answer = await fetch(`http://${endpoint?.hostname}:${endpoint?.port}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: 'AWS4-HMAC-SHA256',
        origin: 'https://evil.example',
      },
      body: 'Action=DescribeStacks',
    });

    expect(answer.status).toBe(403);
  });
});
