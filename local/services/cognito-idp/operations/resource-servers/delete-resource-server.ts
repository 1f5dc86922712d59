import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { removeResourceServer, requireResourceServer } from '../../pools/resource-servers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: DeleteResourceServer. */
export const deleteResourceServer = signedOperation(
  'DeleteResourceServer',
  v.object({ UserPoolId: userPoolId, Identifier: v.string() }),
  (service, { UserPoolId, Identifier }) => {
    const pool = requirePool(service, UserPoolId);
    removeResourceServer(service, requireResourceServer(service, pool, Identifier));
    return {};
  },
);
