import * as v from 'valibot';
import { removeResourceServer, requireResourceServer } from '../../pools/resource-servers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: DeleteResourceServer. */
export const deleteResourceServer = poolOperation(
  'DeleteResourceServer',
  v.object({ UserPoolId: userPoolId, Identifier: v.string() }),
  (service, pool, { Identifier }) => {
    removeResourceServer(service, requireResourceServer(service, pool, Identifier));
    return {};
  },
);
