import * as v from 'valibot';
import { signedOperation } from '../operation.ts';
import { requireClientOf } from '../pools.ts';

/** API reference: DeleteUserPoolClient. */
export const deleteUserPoolClient = signedOperation(
  'DeleteUserPoolClient',
  v.object({ UserPoolId: v.string(), ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => {
    const { client } = requireClientOf(service, UserPoolId, ClientId);
    service.store.clients.delete(client.id);
    return {};
  },
);
