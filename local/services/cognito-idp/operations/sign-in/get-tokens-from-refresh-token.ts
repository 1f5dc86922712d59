import * as v from 'valibot';
import { knowsSecret } from '../../pools/clients/client-secrets.ts';
import { requireClient } from '../../pools/pools.ts';
import { refreshTokens } from '../../sign-in/refresh.ts';
import { notAuthorized } from '../../wire/cognito-error.ts';
import { clientId, clientMetadata } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  RefreshToken: v.string(),
  ClientId: clientId,
  ClientSecret: v.optional(v.string()),
  ClientMetadata: clientMetadata,
});

/** API reference: GetTokensFromRefreshToken. A client with a secret sends the secret itself, not a hash. */
export const getTokensFromRefreshToken = publicOperation(
  'GetTokensFromRefreshToken',
  input,
  async (service, given) => {
    const { client, pool } = requireClient(service, given.ClientId);
    if (!knowsSecret(client, given.ClientSecret)) {
      throw notAuthorized(`Unable to verify secret for client ${client.id}`);
    }
    const result = await refreshTokens(service, {
      pool,
      // The client sent its secret itself, so there is no SECRET_HASH to check.
      client: { ...client, secrets: [] },
      refreshToken: given.RefreshToken,
      secretHash: undefined,
      clientMetadata: given.ClientMetadata,
    });
    // This call returns no ChallengeParameters, unlike InitiateAuth.
    return 'AuthenticationResult' in result
      ? { AuthenticationResult: result.AuthenticationResult }
      : result;
  },
);
