import { requireResourceServer, saveResourceServer } from '../../pools/resource-servers.ts';
import { resourceServerShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';
import { serverInput, serverOf } from './server-input.ts';

/** API reference: UpdateResourceServer. Omitted scopes are removed: the call replaces name and scopes. */
export const updateResourceServer = poolOperation(
  'UpdateResourceServer',
  serverInput,
  (service, pool, given) => {
    requireResourceServer(service, pool, given.Identifier);
    const server = saveResourceServer(service, pool, serverOf(given));
    return { ResourceServer: resourceServerShape(server) };
  },
);
