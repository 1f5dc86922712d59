import type { Hono } from 'hono';
import { controlRoutes } from '../control/control.ts';
import type { FunctionHost } from '../observe/function-host.ts';
import type { Instruments } from '../observe/observability.ts';
import { addCloudFormation } from '../services/cloudformation/routes.ts';
import type { UserPool } from '../services/cognito-idp/user-pool.ts';
import { answerError, answerNotFound } from '../services/cognito-idp/wire/protocol.ts';
import { addDynamodb } from '../services/dynamodb/proxy-route.ts';
import { functionConfigurationRoutes } from '../services/lambda/api/function-configuration.ts';
import type { Policies } from '../services/lambda/api/policies.ts';
import { addLambdaApi } from '../services/lambda/api/routes.ts';
import { addSes } from '../services/ses/wire.ts';
import type { Declared } from './declared.ts';
import { deployedStack } from './deployed-stack.ts';
import { arnOfFunction } from './identity.ts';
import type { StackInfo } from './info.ts';

export type Served = {
  /** The address that the port is open on. */
  readonly host: string;
  readonly declared: Declared;
  readonly instruments: Instruments;
  readonly functions: FunctionHost;
  readonly policies: Policies;
  readonly pool: UserPool;
  /** Where the tables can be reached, faults and all. */
  readonly gateUrl: string;
  info(): StackInfo;
};

/** Everything that the one port speaks. `POST /` is of several services: the pool answers what no other takes. */
export const addRoutes = (app: Hono, served: Served): void => {
  const { host, declared, instruments, functions, policies, pool, gateUrl, info } = served;
  const { outbox, faults, calls, clock } = instruments;
  app.route('/_local', controlRoutes({ ...instruments, host, functions, info }));
  addSes(app, outbox, faults, calls);
  addDynamodb(app, gateUrl);
  app.route(
    '/',
    functionConfigurationRoutes({ host, definitions: declared.functions, arnOf: arnOfFunction }),
  );
  addLambdaApi(app, { policies, arnOf: arnOfFunction });
  const { template, pool: declaredPool } = declared;
  addCloudFormation(app, deployedStack({ template, declared: declaredPool, pool, clock }));
  app.route('/', pool.app);
  app.notFound(answerNotFound);
  app.onError(answerError);
};
