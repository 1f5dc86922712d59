import * as v from 'valibot';
import { groupKey, requireGroup } from '../groups.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { saveUser, usersOf } from '../users.ts';

/** API reference: DeleteGroup. Its members leave it. */
export const deleteGroup = signedOperation(
  'DeleteGroup',
  v.object({ UserPoolId: userPoolId, GroupName: v.string() }),
  (service, { UserPoolId, GroupName }) => {
    const pool = requirePool(service, UserPoolId);
    requireGroup(service, pool, GroupName);
    for (const user of usersOf(service, pool)) {
      if (!user.groups.includes(GroupName)) continue;
      saveUser(service, { ...user, groups: user.groups.filter((name) => name !== GroupName) });
    }
    service.store.groups.delete(groupKey(pool.id, GroupName));
    return {};
  },
);
