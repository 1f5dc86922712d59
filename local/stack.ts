import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createCallLog } from './call-log.ts';
import { createClock } from './clock.ts';
import { localStack } from './cloudformation/local-stack.ts';
import { addCloudFormation } from './cloudformation/routes.ts';
import { controlRoutes } from './control/control.ts';
import { createTriggerLog } from './control/trigger-log.ts';
import { takeDataDirectory } from './data-directory.ts';
import { startDynamodb } from './dynamodb/engine.ts';
import { addDynamodb } from './dynamodb/front.ts';
import { startGate } from './dynamodb/gate.ts';
import { createTables } from './dynamodb/tables.ts';
import { createFaults } from './faults.ts';
import { createFunctionLog } from './lambda/function-log.ts';
import { startLocalHost } from './lambda/local-host.ts';
import { remoteHost } from './lambda/remote-host.ts';
import { functionConfigurationRoutes } from './lambda-api/function-configuration.ts';
import { permitted } from './lambda-api/permitted.ts';
import { createPolicies } from './lambda-api/policies.ts';
import { addLambdaApi } from './lambda-api/routes.ts';
import { createOutbox } from './outbox/outbox.ts';
import { poolDelivery } from './outbox/pool-delivery.ts';
import { addSes } from './outbox/ses-wire.ts';
import { bundlesDirectory, templateFile } from './paths.ts';
import { createSettings } from './settings.ts';
import { declaredPool } from './template/declared-pool.ts';
import { functionsOf } from './template/functions.ts';
import type { Parameters } from './template/parameters.ts';
import { accountId, region } from './template/scope.ts';
import { generateSecrets, keepSecrets } from './template/secrets.ts';
import { tablesOf } from './template/tables.ts';
import { readRawTemplate, resolveTemplate } from './template/template.ts';
import { urlHost } from './url-host.ts';
import { answerError, answerNotFound } from './user-pool/protocol.ts';
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
      resolve({ server, url: `http://${urlHost(host)}:${address.port}` });
    });
    server.once('error', reject);
  });

const close = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

type Stop = () => Promise<void> | void;

/** `stops` gets what ends each part, as soon as there is something to end: the newest part first. */
const assemble = async (
  options: StackOptions,
  dataDirectory: string | undefined,
  stops: Stop[],
): Promise<string> => {
  const { host, port, parameterOverrides, dynamodbEndpoint, lambdaEndpoint } = options;
  const parameters = { ...localParameters, ...parameterOverrides };
  const template = resolveTemplate(readRawTemplate(templateFile), parameters);
  const makeSecrets = () => generateSecrets(template);
  const secrets =
    dataDirectory === undefined ? makeSecrets() : keepSecrets(dataDirectory, makeSecrets);
  const definitions = functionsOf(template, secrets);
  const tables = tablesOf(template);

  const clock = createClock();
  const settings = createSettings();
  // A function elsewhere cannot be killed from here, so no fault of it can be armed.
  const faults = createFaults(
    lambdaEndpoint === undefined ? definitions.map(({ logicalId }) => logicalId) : [],
  );
  const calls = createCallLog(definitions.map(({ logicalId }) => logicalId));
  const outbox = createOutbox(clock);
  const triggers = createTriggerLog(clock);
  const log = createFunctionLog(clock);

  const engine =
    dynamodbEndpoint === undefined
      ? await startDynamodb(dataDirectory && join(dataDirectory, 'dynamodb'))
      : { url: dynamodbEndpoint, stop: async () => undefined };
  stops.unshift(engine.stop);
  await createTables(engine.url, tables);
  const gate = await startGate({ faults, calls, target: engine.url });
  stops.unshift(gate.stop);

  // The functions must know the port before they start, and the pool the functions: the app is filled afterwards.
  const app = new Hono();
  const { server, url } = await listen(app, host, port);
  stops.unshift(() => close(server));
  const endpoints = { dynamodb: gate.url, ses: url, cognito: url };
  const functions =
    lambdaEndpoint === undefined
      ? startLocalHost({
          definitions,
          bundles: bundlesDirectory,
          endpoints,
          clock,
          settings,
          faults,
          log,
        })
      : remoteHost(lambdaEndpoint);
  stops.unshift(functions.stop);
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
    recordCall: calls.record,
    recordTrigger: triggers.record,
    ...poolDelivery(outbox, faults),
    region,
    accountId,
  });
  // The last to go: calls that are still under way write to it.
  stops.push(pool.close);
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
    controlRoutes({ host, clock, faults, settings, outbox, triggers, calls, log, functions, info }),
  );
  addSes(app, outbox, faults, calls);
  addDynamodb(app, gate.url);
  app.route('/', functionConfigurationRoutes(host, definitions));
  addLambdaApi(app, { policies, arnOf: arnOfFunction });
  addCloudFormation(app, localStack({ template, declared, pool, clock }));
  app.route('/', pool.app);
  app.notFound(answerNotFound);
  app.onError(answerError);

  return url;
};

/** Starts everything on one port: user pool, functions, tables, outbox, control. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { dataDirectory } = options;
  const data = dataDirectory === undefined ? undefined : takeDataDirectory(dataDirectory);
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0)) await end();
    data?.release();
  };
  try {
    return { url: await assemble(options, data?.path, stops), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
