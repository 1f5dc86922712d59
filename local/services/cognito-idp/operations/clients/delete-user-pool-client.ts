import * as v from 'valibot';
import { requireClientOf } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

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
