import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkNewIdentifier, saveResourceServer } from '../../pools/resource-servers.ts';
import { scopes, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { resourceServerShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Identifier: v.string(),
  Name: v.string(),
  Scopes: scopes,
});

/** API reference: CreateResourceServer. */
export const createResourceServer = signedOperation(
  'CreateResourceServer',
  input,
  (service, { UserPoolId, Identifier, Name, Scopes }) => {
    const pool = requirePool(service, UserPoolId);
    checkNewIdentifier(service, pool, Identifier);
    const server = saveResourceServer(service, pool, {
      identifier: Identifier,
      name: Name,
      ...(Scopes === undefined ? {} : { scopes: Scopes }),
    });
    return { ResourceServer: resourceServerShape(server) };
  },
);
