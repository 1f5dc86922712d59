import * as v from 'valibot';
import { knowsSecret } from '../../pools/clients/client-secrets.ts';
import { requireClient } from '../../pools/pools.ts';
import { refreshTokenKey } from '../../tokens/issue.ts';
import { revokeFamily } from '../../tokens/revocation.ts';
import { CognitoError, notAuthorized } from '../../wire/cognito-error.ts';
import { clientId } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  Token: v.string(),
  ClientId: clientId,
  ClientSecret: v.optional(v.string()),
});

/** API reference: RevokeToken. An unknown token is not an error, so the response does not reveal which tokens exist. */
export const revokeToken = publicOperation('RevokeToken', input, (service, given) => {
  const { client } = requireClient(service, given.ClientId);
  if (!knowsSecret(client, given.ClientSecret)) {
    throw notAuthorized('Invalid client secret.');
  }
  if (client.properties.EnableTokenRevocation === false) {
    throw new CognitoError(
      'UnsupportedOperationException',
      'Token revocation is not enabled for this client.',
    );
  }
  if (given.Token.split('.').length === 3) {
    throw new CognitoError('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.');
  }
  const record = service.store.refreshTokens.get(refreshTokenKey(given.Token));
  if (record?.clientId === client.id) revokeFamily(service, record.originJti);
  return {};
});
