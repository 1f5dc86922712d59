import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createClock } from './clock.ts';
import { localStack } from './cloudformation/local-stack.ts';
import { addCloudFormation } from './cloudformation/routes.ts';
import { controlRoutes } from './control/control.ts';
import { createTriggerLog } from './control/trigger-log.ts';
import { startDynamodb } from './dynamodb/engine.ts';
import { startGate } from './dynamodb/gate.ts';
import { createTables } from './dynamodb/tables.ts';
import { createFaults } from './faults.ts';
import { createFunctionLog } from './lambda/function-log.ts';
import { startLocalHost } from './lambda/local-host.ts';
import { remoteHost } from './lambda/remote-host.ts';
import { permitted } from './lambda-api/permitted.ts';
import { createPolicies } from './lambda-api/policies.ts';
import { addLambdaApi } from './lambda-api/routes.ts';
import { createOutbox } from './outbox/outbox.ts';
import { addSes } from './outbox/ses-wire.ts';
import { templateFile } from './paths.ts';
import { createSettings } from './settings.ts';
import { declaredPool } from './template/declared-pool.ts';
import { functionsOf } from './template/functions.ts';
import type { Parameters } from './template/parameters.ts';
import { generateSecrets, keepSecrets } from './template/secrets.ts';
import { tablesOf } from './template/tables.ts';
import { accountId, readRawTemplate, region, resolveTemplate } from './template/template.ts';
import { createUserPool } from './user-pool/user-pool.ts';

export type StackOptions = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly parameterOverrides: Parameters;
  /** Another DynamoDB in place of the one in this process. */
  readonly dynamodbEndpoint?: string;
  /** Functions elsewhere in place of the built bundles. */
  readonly lambdaEndpoint?: string;
  /** Where users, tables, pepper and keys outlive the process. */
  readonly dataDirectory?: string;
};

export type Stack = { readonly url: string; stop(): Promise<void> };

/** What the template leaves to whoever deploys, and a laptop need not say. */
const localParameters: Parameters = { SenderAddress: 'no-reply@example.com' };

const listen = (
  app: Hono,
  host: string,
  port: number,
): Promise<{ server: ServerType; url: string }> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
      const name = address.family === 'IPv6' ? `[${host}]` : host;
      resolve({ server, url: `http://${name}:${address.port}` });
    });
    server.once('error', reject);
  });

const close = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

/** Starts everything on one port: user pool, functions, tables, outbox, control. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { host, port, parameterOverrides, dynamodbEndpoint, lambdaEndpoint } = options;
  const { dataDirectory } = options;
  const parameters = { ...localParameters, ...parameterOverrides };
  const template = resolveTemplate(readRawTemplate(templateFile), parameters);
  const makeSecrets = () => generateSecrets(template);
  if (dataDirectory !== undefined) mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const secrets =
    dataDirectory === undefined ? makeSecrets() : keepSecrets(dataDirectory, makeSecrets);
  const definitions = functionsOf(template, secrets);
  const tables = tablesOf(template);

  const clock = createClock();
  const settings = createSettings();
  const faults = createFaults(definitions.map(({ logicalId }) => logicalId));
  const outbox = createOutbox(clock);
  const triggers = createTriggerLog(clock);
  const log = createFunctionLog(clock);

  const engine =
    dynamodbEndpoint === undefined
      ? await startDynamodb(dataDirectory && join(dataDirectory, 'dynamodb'))
      : { url: dynamodbEndpoint, stop: async () => undefined };
  await createTables(engine.url, tables);
  const gate = await startGate(faults, engine.url);

  // The functions must know the port before they start, and the pool the functions: the app is filled afterwards.
  const app = new Hono();
  const { server, url } = await listen(app, host, port);
  const endpoints = { dynamodb: gate.url, ses: url, cognito: url };
  const functions =
    lambdaEndpoint === undefined
      ? startLocalHost({ definitions, endpoints, clock, settings, faults, log })
      : remoteHost(lambdaEndpoint);
  const declared = declaredPool(template);
  const policies = createPolicies(
    definitions.map(({ logicalId }) => logicalId),
    dataDirectory && join(dataDirectory, 'permissions.json'),
  );
  const arnOfPool = (id: string) => `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`;
  const arnOfFunction = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  const pool = createUserPool({
    declared,
    ...(dataDirectory === undefined ? {} : { directory: join(dataDirectory, 'user-pool') }),
    clock,
    settings,
    // Elsewhere the functions have policies of their own.
    functions: lambdaEndpoint === undefined ? permitted(functions, policies, arnOfPool) : functions,
    recordTrigger: triggers.record,
    deliverEmail: (message) => outbox.deliver({ channel: 'email', ...message }),
    deliverSms: ({ to, text }) =>
      outbox.deliver({ channel: 'sms', to, from: '', subject: '', text, html: '' }),
    region,
    accountId,
  });
  policies.letIn(arnOfPool(pool.userPoolId));
  const tableNamed = (id: string) => tables.find(({ name }) => name === id)?.name;
  const info = () => ({
    endpoint: url,
    region,
    userPoolId: pool.userPoolId,
    userPoolClientId: pool.userPoolClientId,
    issuer: `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`,
    jwksUri: `${url}/${pool.userPoolId}/.well-known/jwks.json`,
    // The identity pool is not part of the local stack yet.
    identityPoolId: null,
    tables: { profiles: tableNamed('ProfilesTable'), challenges: tableNamed('ChallengesTable') },
    dynamodbEndpoint: engine.url,
    now: new Date(clock.now()).toISOString(),
  });
  app.route(
    '/_local',
    controlRoutes({ host, clock, faults, settings, outbox, triggers, log, functions, info }),
  );
  addSes(app, outbox, faults);
  addLambdaApi(app, { policies, arnOf: arnOfFunction });
  addCloudFormation(app, localStack({ template, declared, pool, clock }));
  app.route('/', pool.app);

  return {
    url,
    stop: async () => {
      await functions.stop();
      await close(server);
      await gate.stop();
      await engine.stop();
      pool.close();
    },
  };
};
