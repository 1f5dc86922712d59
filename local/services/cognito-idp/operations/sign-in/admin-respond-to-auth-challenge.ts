import * as v from 'valibot';
import { requireClientOf } from '../../pools/pools.ts';
import { respondToChallenge } from '../../sign-in/respond.ts';
import { clientId, clientMetadata, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ClientId: clientId,
  ChallengeName: v.string(),
  Session: v.optional(v.string()),
  ChallengeResponses: v.optional(v.record(v.string(), v.string()), {}),
  ClientMetadata: clientMetadata,
});

/** API reference: AdminRespondToAuthChallenge. */
export const adminRespondToAuthChallenge = signedOperation(
  'AdminRespondToAuthChallenge',
  input,
  (service, given) =>
    respondToChallenge(service, {
      ...requireClientOf(service, given.UserPoolId, given.ClientId),
      challengeName: given.ChallengeName,
      session: given.Session,
      responses: given.ChallengeResponses,
      clientMetadata: given.ClientMetadata,
    }),
);
