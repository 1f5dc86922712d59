import { Hono } from 'hono';
import { createAccess } from '../access/access.ts';
import { createKeys } from '../access/keys.ts';
import { serveApp } from '../http/serve-app.ts';
import { accountId, arnOfFunction, localCredentials, region } from '../identity.ts';
import { createObservability } from '../observe/observability.ts';
import { createPolicies } from '../services/lambda/api/policies.ts';
import type { FunctionKey } from '../services/lambda/host/environment.ts';
import { reporting } from '../terminal/report.ts';
import { reportCalls } from '../terminal/report-calls.ts';
import { createTestCodes } from '../terminal/test-codes.ts';
import { takeDataDirectory } from './data-directory.ts';
import { readDeclared } from './declared.ts';
import { startFilesBucket } from './files-bucket.ts';
import { functionKeys } from './function-keys.ts';
import { createIdentity } from './identity-pools.ts';
import { type StackInfo, stackInfo } from './info.ts';
import { addRoutes } from './routes.ts';
import { startData } from './start/data.ts';
import { startFunctions } from './start/functions.ts';
import { inDirectory, type Making, type Stop } from './start/making.ts';
import type { StackOptions } from './start/options.ts';
import { startPool } from './start/pool.ts';

export type Stack = {
  readonly url: string;
  info(): StackInfo;
  /** Later calls run the bundles as they are now; without effect on functions elsewhere. */
  reloadFunctions(): void;
  stop(): Promise<void>;
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
