import * as v from 'valibot';
import { domainsOf } from '../../pools/domains.ts';
import { identityProvidersOf, removeIdentityProvider } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import { removeResourceServer, resourceServersOf } from '../../pools/resource-servers.ts';
import { keyInPool } from '../../store/in-pool.ts';
import { groupsOf } from '../../users/groups.ts';
import { removeUser, usersOf } from '../../users/users.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: DeleteUserPool. Deletes its users and clients too; refused for a protected pool. */
export const deleteUserPool = signedOperation(
  'DeleteUserPool',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    const pool = requirePool(service, UserPoolId);
    if (pool.properties.DeletionProtection === 'ACTIVE') {
      throw invalidParameter(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    if (domainsOf(service, pool).length > 0) {
      throw invalidParameter(
        'User pool cannot be deleted. It has a domain configured that should be deleted first.',
      );
    }
    const { store } = service;
    for (const user of usersOf(service, pool)) removeUser(service, user);
    for (const client of store.clients.values()) {
      if (client.poolId === pool.id) store.clients.delete(client.id);
    }
    for (const { name } of groupsOf(service, pool)) store.groups.delete(keyInPool(pool, name));
    for (const server of resourceServersOf(service, pool)) removeResourceServer(service, server);
    for (const one of identityProvidersOf(service, pool)) removeIdentityProvider(service, one);
    store.signingKeys.delete(pool.id);
    store.pools.delete(pool.id);
    return {};
  },
);
