import * as v from 'valibot';
import { requireClient } from '../../pools/pools.ts';
import { respondToChallenge } from '../../sign-in/respond.ts';
import { clientId, clientMetadata } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  ClientId: clientId,
  ChallengeName: v.string(),
  Session: v.optional(v.string()),
  ChallengeResponses: v.optional(v.record(v.string(), v.string()), {}),
  ClientMetadata: clientMetadata,
});

/** API reference: RespondToAuthChallenge. */
export const respondToAuthChallenge = publicOperation(
  'RespondToAuthChallenge',
  input,
  (service, given) =>
    respondToChallenge(service, {
      ...requireClient(service, given.ClientId),
      challengeName: given.ChallengeName,
      session: given.Session,
      responses: given.ChallengeResponses,
      clientMetadata: given.ClientMetadata,
    }),
);
