import { userPoolArn } from '#shared/cognito/ids.ts';
import { accountId, region } from '../../identity.ts';
import type { FunctionHost } from '../../observe/function-host.ts';
import { createUserPool } from '../../services/cognito-idp/user-pool.ts';
import { permitted } from '../../services/lambda/api/permitted.ts';
import type { Policies } from '../../services/lambda/api/policies.ts';
import { poolDelivery } from '../pool-delivery.ts';
import { inDirectory, type Making } from './making.ts';
import type { StackOptions } from './options.ts';

/** Tokens that name this stack let OpenID Connect clients find discovery and keys by themselves. */
const issuerBaseOf = ({ issuer }: StackOptions, url: string): { readonly issuerBase?: string } =>
  issuer === 'local' ? { issuerBase: url } : {};

/** The user pool, which may call the functions that let it in. */
export const startPool = (
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
