import { checkNewIdentifier, saveResourceServer } from '../../pools/resource-servers.ts';
import { resourceServerShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';
import { serverInput, serverOf } from './server-input.ts';

/** API reference: CreateResourceServer. */
export const createResourceServer = poolOperation(
  'CreateResourceServer',
  serverInput,
  (service, pool, given) => {
    checkNewIdentifier(service, pool, given.Identifier);
    const server = saveResourceServer(service, pool, serverOf(given));
    return { ResourceServer: resourceServerShape(server) };
  },
);
