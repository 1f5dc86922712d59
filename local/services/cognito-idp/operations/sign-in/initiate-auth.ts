import * as v from 'valibot';
import { requireClient } from '../../pools/pools.ts';
import { flowNamed } from '../../sign-in/auth-flows.ts';
import { startSignIn } from '../../sign-in/start.ts';
import { clientId, clientMetadata } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  AuthFlow: v.string(),
  AuthParameters: v.optional(v.record(v.string(), v.string()), {}),
  ClientId: clientId,
  ClientMetadata: clientMetadata,
  Session: v.optional(v.string()),
});

/** API reference: InitiateAuth. */
export const initiateAuth = publicOperation('InitiateAuth', input, (service, given) => {
  const { client, pool } = requireClient(service, given.ClientId);
  return startSignIn(service, {
    pool,
    client,
    flow: flowNamed(given.AuthFlow, 'public'),
    parameters: given.AuthParameters,
    clientMetadata: given.ClientMetadata,
    session: given.Session,
  });
});
