import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { requireGroup } from '../../users/groups.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: AdminAddUserToGroup. */
export const adminAddUserToGroup = signedOperation(
  'AdminAddUserToGroup',
  v.object({ UserPoolId: userPoolId, Username: username, GroupName: v.string() }),
  (service, { UserPoolId, Username, GroupName }) => {
    const pool = requirePool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    const { name } = requireGroup(service, pool, GroupName);
    saveUser(service, { ...user, groups: [...new Set([...user.groups, name])] });
    return {};
  },
);
