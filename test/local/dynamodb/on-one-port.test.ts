import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamodbRoutes } from '../../../local/dynamodb/on-one-port.ts';
import { functionConfigurationRoutes } from '../../../local/lambda/function-configuration.ts';
import { type AwsDouble, startAwsDouble } from '../../support/aws-double.ts';

let engine: AwsDouble;
let app: Hono;

beforeAll(async () => {
  engine = await startAwsDouble({ ListTables: () => ({ TableNames: ['ProfilesTable'] }) });
  app = new Hono();
  app.route('/', dynamodbRoutes('127.0.0.1', engine.url));
  const definitions = [
    {
      logicalId: 'PostAuthenticationFunction',
      folder: 'post-authentication',
      timeoutSeconds: 4,
      memoryMegabytes: 512,
      environment: { PROFILES_TABLE: 'ProfilesTable' },
      logFormat: 'JSON',
      logLevel: 'INFO',
    },
  ];
  app.route('/', functionConfigurationRoutes('127.0.0.1', definitions));
  app.post('/', (context) => context.text('the pool'));
});

afterAll(() => engine.stop());

const call = async (
  path: string,
  method: string,
  headers: Record<string, string>,
  remoteAddress = '127.0.0.1',
) =>
  app.request(
    path,
    {
      method,
      headers: { host: '127.0.0.1:9400', ...headers },
      ...(method === 'POST' ? { body: '{}' } : {}),
    },
    { incoming: { socket: { remoteAddress, localAddress: '192.0.2.1' } } },
  );

const tables = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
const configuration = '/2015-03-31/functions/PostAuthenticationFunction/configuration';

describe('the one port of the local stack', () => {
  it('hands calls of DynamoDB to the tables, and all others to the pool', async () => {
    const listed = await call('/', 'POST', tables);
    const other = await call('/', 'POST', { 'x-amz-target': 'AWSCognito.ListUsers' });

    expect(await listed.json()).toEqual({ TableNames: ['ProfilesTable'] });
    expect(await other.text()).toBe('the pool');
  });

  it('answers what a function is told', async () => {
    const answer = await call(configuration, 'GET', {});

    expect(await answer.json()).toMatchObject({
      Environment: { Variables: { PROFILES_TABLE: 'ProfilesTable' } },
    });
  });

  it('knows no function of another name', async () => {
    const answer = await call('/2015-03-31/functions/Other/configuration', 'GET', {});

    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }, '127.0.0.1'],
    ['a page that was rebound to this machine', { host: 'evil.example' }, '127.0.0.1'],
    ['another machine', {}, '192.0.2.2'],
  ])('lets %s neither at tables nor at environments', async (_, headers, address) => {
    const before = engine.calls.length;

    const answers = await Promise.all([
      call('/', 'POST', { ...tables, ...headers }, address),
      call(configuration, 'GET', headers, address),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(engine.calls).toHaveLength(before);
  });
});
