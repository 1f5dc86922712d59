import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { groupKey, requireGroup } from '../../users/groups.ts';
import { saveUser, usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: DeleteGroup. Also removes it from its members. */
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
