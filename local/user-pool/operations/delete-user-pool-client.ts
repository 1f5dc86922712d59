import * as v from 'valibot';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requireClientOf } from '../pools.ts';

/** API reference: DeleteUserPoolClient. */
export const deleteUserPoolClient = signedOperation(
  'DeleteUserPoolClient',
  v.object({ UserPoolId: userPoolId, ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => {
    const { client } = requireClientOf(service, UserPoolId, ClientId);
    service.store.clients.delete(client.id);
    return {};
  },
);
