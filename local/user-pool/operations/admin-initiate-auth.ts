import * as v from 'valibot';
import { flowNamed } from '../flows/auth-flows.ts';
import { startSignIn } from '../flows/start.ts';
import { clientId, clientMetadata, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requireClientOf } from '../pools.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ClientId: clientId,
  AuthFlow: v.string(),
  AuthParameters: v.optional(v.record(v.string(), v.string()), {}),
  ClientMetadata: clientMetadata,
});

/** API reference: AdminInitiateAuth. */
export const adminInitiateAuth = signedOperation('AdminInitiateAuth', input, (service, given) => {
  const { client, pool } = requireClientOf(service, given.UserPoolId, given.ClientId);
  return startSignIn(service, {
    pool,
    client,
    flow: flowNamed(given.AuthFlow, 'admin'),
    parameters: given.AuthParameters,
    clientMetadata: given.ClientMetadata,
  });
});
