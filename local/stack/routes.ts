import type { Hono } from 'hono';
import type { Access } from '../access/access.ts';
import { gateInFront } from '../access/add-gate.ts';
import { createGate } from '../access/gate.ts';
import { controlRoutes } from '../control/control.ts';
import { pageRoutes } from '../control/page-routes.ts';
import { refuseForeignHosts } from '../http/refuse-pages.ts';
import { arnOfFunction } from '../identity.ts';
import type { FunctionHost } from '../observe/function-host.ts';
import type { Observability } from '../observe/observability.ts';
import { consoleDirectory } from '../paths.ts';
import { addCloudFormation } from '../services/cloudformation/routes.ts';
import type { UserPool } from '../services/cognito-idp/user-pool.ts';
import { errorResponse, notFoundResponse } from '../services/cognito-idp/wire/protocol.ts';
import type { FindTable } from '../services/dynamodb/access/table-keys.ts';
import { addDynamodb } from '../services/dynamodb/proxy-route.ts';
import { functionConfigurationRoutes } from '../services/lambda/api/function-configuration.ts';
import type { Policies } from '../services/lambda/api/policies.ts';
import { addLambdaApi } from '../services/lambda/api/routes.ts';
import { addSes } from '../services/ses/wire.ts';
import type { Declared } from './declared.ts';
import { deployedStack } from './deployed-stack.ts';
import { guardedServices } from './guarded-services.ts';
import type { Identity } from './identity-pools.ts';
import type { StackInfo } from './info.ts';

export type Served = {
  /** The address that the port is open on. */
  readonly host: string;
  readonly declared: Declared;
  readonly observability: Observability;
  readonly functions: FunctionHost;
  readonly policies: Policies;
  readonly pool: UserPool;
  readonly identity: Identity;
  /** Where the tables can be reached, faults and all. */
  readonly tableProxyUrl: string;
  readonly access: Access;
  readonly findTable: FindTable;
  /** Resolves when mails that are due had their first run. */
  settled(): Promise<void>;
  info(): StackInfo;
};

/** Everything that the one port speaks. `POST /` is of several services: the pool takes what no other service does. */
export const addRoutes = (app: Hono, served: Served): void => {
  const { host, declared, observability, functions, policies, pool, identity, tableProxyUrl } =
    served;
  const { info, settled, access, findTable } = served;
  const { outbox, faults, calls, clock, settings } = observability;
  const filesOrigin = () => info().s3Endpoint;
  app.route('/', pageRoutes({ host, directory: consoleDirectory, filesOrigin }));
  app.route('/_local', controlRoutes({ ...observability, host, functions, settled, info }));
  // The control API has a stricter check of its own.
  app.use('*', refuseForeignHosts(host));
  const gate = createGate({
    access,
    mode: 'issued-keys',
    services: guardedServices(findTable),
    functionRolesHold: () => settings.get('functionRoles'),
  });
  app.use(gateInFront(gate));
  addSes(app, outbox, faults, calls);
  addDynamodb(app, tableProxyUrl);
  app.route(
    '/',
    functionConfigurationRoutes({ host, definitions: declared.functions, arnOf: arnOfFunction }),
  );
  const environmentOf = (name: string) => {
    const found = declared.functions.find(({ logicalId }) => logicalId === name);
    // The peppers stay on this machine; this operation answers every caller that the port is open for.
    return Object.fromEntries(
      Object.entries(found?.environment ?? {}).filter(([variable]) => !variable.includes('PEPPER')),
    );
  };
  addLambdaApi(app, { policies, arnOf: arnOfFunction, environmentOf });
  identity.addTo(app);
  const { template, pool: declaredPool } = declared;
  addCloudFormation(
    app,
    deployedStack({ template, declared: declaredPool, pool, identity, clock }),
  );
  app.route('/', pool.app);
  app.notFound(notFoundResponse);
  app.onError(errorResponse);
};
