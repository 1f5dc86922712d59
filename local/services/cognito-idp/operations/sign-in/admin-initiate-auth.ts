import * as v from 'valibot';
import { requireClientOf } from '../../pools/pools.ts';
import { flowNamed } from '../../sign-in/auth-flows.ts';
import { startSignIn } from '../../sign-in/start.ts';
import { clientId, clientMetadata, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ClientId: clientId,
  AuthFlow: v.string(),
  AuthParameters: v.optional(v.record(v.string(), v.string()), {}),
  ClientMetadata: clientMetadata,
  Session: v.optional(v.string()),
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
    session: given.Session,
  });
});
