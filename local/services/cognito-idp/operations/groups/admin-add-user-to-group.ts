import * as v from 'valibot';
import { requireGroup } from '../../users/groups.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: AdminAddUserToGroup. */
export const adminAddUserToGroup = poolOperation(
  'AdminAddUserToGroup',
  v.object({ UserPoolId: userPoolId, Username: username, GroupName: v.string() }),
  (service, pool, { Username, GroupName }) => {
    const user = requireUser(service, pool, Username);
    const { name } = requireGroup(service, pool, GroupName);
    saveUser(service, { ...user, groups: [...new Set([...user.groups, name])] });
    return {};
  },
);
