import { join } from 'node:path';
import { Hono } from 'hono';
import { userPoolArn } from '#shared/cognito/ids.ts';
import { type Access, createAccess } from '../access/access.ts';
import { createKeys, type Keys } from '../access/keys.ts';
import { serveApp } from '../http/serve-app.ts';
import { accountId, arnOfFunction, localCredentials, region } from '../identity.ts';
import type { FunctionHost } from '../observe/function-host.ts';
import { createObservability, type Observability } from '../observe/observability.ts';
import { bundlesDirectory } from '../paths.ts';
import { createUserPool } from '../services/cognito-idp/user-pool.ts';
import { tableFinder } from '../services/dynamodb/access/table-keys.ts';
import { startDynamodb } from '../services/dynamodb/engine.ts';
import { createTables } from '../services/dynamodb/tables.ts';
import { permitted } from '../services/lambda/api/permitted.ts';
import { createPolicies, type Policies } from '../services/lambda/api/policies.ts';
import type { FunctionKey } from '../services/lambda/host/environment.ts';
import { startLocalHost } from '../services/lambda/host/local-host.ts';
import { remoteHost } from '../services/lambda/host/remote-host.ts';
import type { Parameters } from '../template/parameters.ts';
import { type Report, reporting } from '../terminal/report.ts';
import { reportCalls } from '../terminal/report-calls.ts';
import { createTestCodes, type TestCodeBook, type TestCodes } from '../terminal/test-codes.ts';
import { takeDataDirectory } from './data-directory.ts';
import { type Declared, readDeclared } from './declared.ts';
import { startFilesBucket } from './files-bucket.ts';
import { functionKeys } from './function-keys.ts';
import { createIdentity } from './identity-pools.ts';
import { type StackInfo, stackInfo } from './info.ts';
import { poolDelivery } from './pool-delivery.ts';
import { addRoutes } from './routes.ts';
import { createStreams } from './streams.ts';
import { startTableProxies } from './table-proxies.ts';
import type { OidcClients } from './token-providers.ts';

export type Issuer = 'aws' | 'local';

export type StackOptions = {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly parameterOverrides: Parameters;
  /** Another template in place of the suite's, with the same functions. */
  readonly templateFile?: string;
  /** Another DynamoDB in place of the one in this process. */
  readonly dynamodbEndpoint?: string;
  /** Functions elsewhere in place of the built bundles. */
  readonly lambdaEndpoint?: string;
  /** Whose address tokens name as their issuer; Amazon's if absent. */
  readonly issuer?: Issuer;
  /** What the terminal prints as it happens. */
  readonly report?: Report;
  /** Digits that one address may type in place of its newest mailed code. */
  readonly testCodes?: TestCodes;
  /** Where users, tables, pepper and keys outlive the process. */
  readonly dataDirectory?: string;
  /** Client ids of the providers of `IdentityPoolOidcProviderArns`, by the issuer without its scheme. */
  readonly oidcClients?: OidcClients;
};

export type Stack = {
  readonly url: string;
  info(): StackInfo;
  /** Later calls run the bundles as they are now; without effect on functions elsewhere. */
  reloadFunctions(): void;
  stop(): Promise<void>;
};

type Stop = () => Promise<void> | void;

/** What every part is made with. Each part adds what ends it to the front of `stops` as soon as it has started. */
type Making = {
  readonly options: StackOptions;
  readonly declared: Declared;
  readonly observability: Observability;
  readonly keys: Keys;
  readonly access: Access;
  readonly testCodes: TestCodeBook;
  readonly stops: Stop[];
};

const inDirectory = (directory: string | undefined, name: string): string | undefined =>
  directory && join(directory, name);

/** The tables' engine, and the ways to it. */
const startData = async ({ options, declared, observability, access, stops }: Making) => {
  const { dynamodbEndpoint, dataDirectory } = options;
  const engine =
    dynamodbEndpoint === undefined
      ? await startDynamodb(inDirectory(dataDirectory, 'dynamodb'))
      : { url: dynamodbEndpoint, stop: async () => undefined };
  stops.unshift(engine.stop);
  const connection = { endpoint: engine.url, region, credentials: localCredentials };
  await createTables(connection, declared.tables);
  const { faults, calls, settings } = observability;
  const finder = tableFinder(connection, declared.tables);
  stops.unshift(finder.stop);
  const streamed = new Set(declared.eventSources.map(({ table }) => table));
  const streams = createStreams();
  const { publish } = streams;
  const proxies = await startTableProxies({
    faults,
    calls,
    target: engine.url,
    streamed,
    publish,
    access,
    settings,
    findTable: finder.find,
  });
  stops.unshift(proxies.stop);
  return { engineUrl: engine.url, proxies, findTable: finder.find, streams };
};

const startFunctions = (
  { options, declared, observability, stops }: Making,
  url: string,
  tablesUrl: string,
  keyOf: (functionName: string) => FunctionKey | undefined,
): FunctionHost & { reload?(): void } => {
  const identity = { region, credentials: localCredentials, arnOf: arnOfFunction };
  const host =
    options.lambdaEndpoint === undefined
      ? startLocalHost({
          ...observability,
          definitions: declared.functions,
          bundles: bundlesDirectory,
          identity,
          keyOf,
          endpoints: { dynamodb: tablesUrl, ses: url, cognito: url },
        })
      : remoteHost(options.lambdaEndpoint, identity);
  stops.unshift(host.stop);
  return host;
};

/** Tokens that name this stack let OpenID Connect clients find discovery and keys by themselves. */
const issuerBaseOf = ({ issuer }: StackOptions, url: string): { readonly issuerBase?: string } =>
  issuer === 'local' ? { issuerBase: url } : {};

const startPool = (
  { options, declared, observability, testCodes, stops }: Making,
  functions: FunctionHost,
  policies: Policies,
  url: string,
) => {
  const { clock, settings, outbox, faults, calls, triggers, events } = observability;
  const directory = inDirectory(options.dataDirectory, 'user-pool');
  const identity = { region, accountId };
  const mayCall = permitted(functions, policies, (id) => userPoolArn(identity, id));
  const pool = createUserPool({
    declared: declared.pool,
    ...(directory === undefined ? {} : { directory }),
    clock,
    settings,
    // Elsewhere the functions have policies of their own.
    functions: options.lambdaEndpoint === undefined ? mayCall : functions,
    recordCall: calls.record,
    recordTrigger: triggers.record,
    recordUser: (change) => events.publish('user', change),
    ...poolDelivery(outbox, faults),
    answerFor: testCodes.answerFor,
    linkBase: url,
    ...identity,
    ...issuerBaseOf(options, url),
  });
  // Closed last: calls that are still under way write to it.
  stops.push(pool.close);
  policies.letIn(userPoolArn(identity, pool.userPoolId));
  return pool;
};

const assemble = async (options: StackOptions, stops: Stop[]): Promise<Omit<Stack, 'stop'>> => {
  const {
    host,
    port,
    parameterOverrides,
    lambdaEndpoint,
    dataDirectory,
    templateFile,
    oidcClients,
  } = options;
  const declared = readDeclared(parameterOverrides, dataDirectory, templateFile);
  const names = declared.functions.map(({ logicalId }) => logicalId);
  const testCodes = createTestCodes(options.testCodes ?? {});
  const recorded = createObservability(names, lambdaEndpoint === undefined);
  const outbox = testCodes.inOutbox(reporting(recorded.outbox, options.report));
  const observability = { ...recorded, outbox };
  const { clock, decisions, calls } = observability;
  const keys = createKeys();
  const access = createAccess({
    keys,
    clock,
    decisions,
    region,
    account: accountId,
    owner: localCredentials,
  });
  const making: Making = {
    options,
    declared,
    observability,
    keys,
    access,
    testCodes,
    stops,
  };
  const { engineUrl, proxies, findTable, streams } = await startData(making);
  // The functions must know the port before they start, and the pool the functions: the app is filled afterwards.
  const app = new Hono();
  const { url, stop } = await serveApp(app, host, port);
  stops.unshift(stop);
  // Roles name the pools, whose ids come last; no process of a function starts before.
  let keyOf: (name: string) => FunctionKey | undefined = () => undefined;
  const functions = startFunctions(making, url, proxies.functions, (name) => keyOf(name));
  stops.unshift(streams.feed(making, functions));
  const policies = createPolicies({
    functionNames: names,
    arnOf: arnOfFunction,
    file: inDirectory(dataDirectory, 'permissions.json'),
  });
  const pool = startPool(making, functions, policies, url);
  const identity = createIdentity({ declared, clock, keys, pool, dataDirectory, oidcClients });
  stops.push(identity.close);
  const { roles, resources } = identity;
  keyOf = functionKeys({ access, calls, functions: declared.functions, roles });
  const bucket = await startFilesBucket({ host, access, clock, resources, dataDirectory });
  if (bucket !== undefined) stops.unshift(bucket.stop);
  const info = () =>
    stackInfo({
      url,
      pool,
      identity,
      dynamodbEndpoint: engineUrl,
      guardedDynamodbEndpoint: proxies.guarded,
      bucket,
      clock,
    });
  const settled = () => streams.settled();
  const { report } = options;
  if (report !== undefined) app.use('/', reportCalls(report.refusal));
  addRoutes(app, {
    host,
    declared,
    observability,
    functions,
    policies,
    pool,
    identity,
    tableProxyUrl: proxies.own,
    access,
    findTable,
    settled,
    info,
  });
  return { url, info, reloadFunctions: () => functions.reload?.() };
};

/** `dataDirectory` as it was taken: absolute, and without links. */
const within = (options: StackOptions, dataDirectory: string | undefined): StackOptions =>
  dataDirectory === undefined ? options : { ...options, dataDirectory };

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
    return { ...(await assemble(within(options, data?.path), stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
