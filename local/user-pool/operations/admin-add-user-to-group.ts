import * as v from 'valibot';
import { requireGroup } from '../groups.ts';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

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
