import * as v from 'valibot';
import { requireClientOf } from '../../pools/pools.ts';
import { CognitoError, invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/**
 * API reference: DeleteUserPoolClientSecret. The last secret cannot be deleted: without one, anyone could act as the
 * client.
 */
export const deleteUserPoolClientSecret = signedOperation(
  'DeleteUserPoolClientSecret',
  v.object({ UserPoolId: userPoolId, ClientId: v.string(), ClientSecretId: v.string() }),
  (service, { UserPoolId, ClientId, ClientSecretId }) => {
    const { client } = requireClientOf(service, UserPoolId, ClientId);
    const secrets = client.secrets.filter(({ id }) => id !== ClientSecretId);
    if (secrets.length === client.secrets.length) {
      throw new CognitoError('ResourceNotFoundException', 'Client secret not found.');
    }
    if (secrets.length === 0)
      throw invalidParameter('The last secret of a client cannot be deleted');
    service.store.clients.put(client.id, { ...client, secrets });
    return {};
  },
);
