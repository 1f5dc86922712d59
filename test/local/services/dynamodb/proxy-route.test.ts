import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listening } from '../../../../local/http/listen.ts';
import { serveApp } from '../../../../local/http/serve-app.ts';
import { localCredentials } from '../../../../local/identity.ts';
import { startDynamodb } from '../../../../local/services/dynamodb/engine.ts';
import { addDynamodb } from '../../../../local/services/dynamodb/proxy-route.ts';

let engine: Listening;
let front: Listening;
let url: string;

beforeAll(async () => {
  engine = await startDynamodb();
  const app = new Hono();
  addDynamodb(app, engine.url);
  app.post('/', (context) => context.text('the pool answers'));
  front = await serveApp(app);
  url = front.url;
});

afterAll(async () => {
  await front.stop();
  await engine.stop();
});

const post = (headers: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', headers, body: '{}' });

describe("DynamoDB on the stack's own port", () => {
  it('an unmodified client can use the tables on the stack’s port', async () => {
    const client = new DynamoDBClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: localCredentials,
    });

    const { TableNames } = await client.send(new ListTablesCommand());

    expect(TableNames).toEqual([]);
    client.destroy();
  });

  it('an error of the engine is passed on unchanged', async () => {
    const answer = await post({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
    });

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('MissingAuthenticationToken');
  });

  it('a signature in the query opens no table: it is not passed on', async () => {
    const answer = await fetch(`${url}/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0f`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
      },
      body: '{}',
    });

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('MissingAuthenticationToken');
  });

  it('the tables refuse pages of every origin, unlike the pool', async () => {
    const origin = 'http://localhost:3000';
    const answer = await post({ origin, 'x-amz-target': 'DynamoDB_20120810.ListTables' });

    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('every other call goes to the pool', async () => {
    const target = 'AWSCognitoIdentityProviderService.InitiateAuth';
    const answers = [await post({ 'x-amz-target': target }), await post({})];

    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(
      answers.map(() => 'the pool answers'),
    );
  });
});
