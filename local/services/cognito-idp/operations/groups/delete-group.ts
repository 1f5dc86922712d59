import * as v from 'valibot';
import { keyInPool } from '../../store/in-pool.ts';
import { requireGroup } from '../../users/groups.ts';
import { saveUser, usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: DeleteGroup. Also removes it from its members. */
export const deleteGroup = poolOperation(
  'DeleteGroup',
  v.object({ UserPoolId: userPoolId, GroupName: v.string() }),
  (service, pool, { GroupName }) => {
    requireGroup(service, pool, GroupName);
    for (const user of usersOf(service, pool)) {
      if (!user.groups.includes(GroupName)) continue;
      saveUser(service, { ...user, groups: user.groups.filter((name) => name !== GroupName) });
    }
    service.store.groups.delete(keyInPool(pool, GroupName));
    return {};
  },
);
