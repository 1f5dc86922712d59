import * as v from 'valibot';
import { makeSecret, secretShape } from '../../pools/clients/client-secrets.ts';
import { requireClientOf } from '../../pools/pools.ts';
import { CognitoError, invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ClientId: v.string(),
  ClientSecret: v.optional(v.string()),
});

/** During a rotation a client has its old and its new secret (guide: app client secrets). */
const mostSecrets = 2;

/** API reference: AddUserPoolClientSecret. Only this response has the value, and only where the pool generated it. */
export const addUserPoolClientSecret = signedOperation(
  'AddUserPoolClientSecret',
  input,
  (service, { UserPoolId, ClientId, ClientSecret }) => {
    const { client } = requireClientOf(service, UserPoolId, ClientId);
    if (client.secrets.length === 0) {
      throw invalidParameter('A client that was made without a secret cannot be given one');
    }
    if (client.secrets.length >= mostSecrets) {
      throw new CognitoError('LimitExceededException', 'Client secret limit exceeded.');
    }
    // Ids are times, so two secrets of a client must not have the same one.
    const after = Math.max(...client.secrets.map(({ createdAt }) => createdAt + 1));
    const at = Math.max(service.clock.now(), after);
    const secret = makeSecret(client.id, at, ClientSecret);
    service.store.clients.put(client.id, { ...client, secrets: [...client.secrets, secret] });
    const value = secret.given ? {} : { ClientSecretValue: secret.value };
    return { ClientSecretDescriptor: { ...secretShape(secret), ...value } };
  },
);
