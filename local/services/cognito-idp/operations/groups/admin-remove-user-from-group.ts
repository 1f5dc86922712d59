import * as v from 'valibot';
import { requireGroup } from '../../users/groups.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: AdminRemoveUserFromGroup. */
export const adminRemoveUserFromGroup = poolOperation(
  'AdminRemoveUserFromGroup',
  v.object({ UserPoolId: userPoolId, Username: username, GroupName: v.string() }),
  (service, pool, { Username, GroupName }) => {
    const user = requireUser(service, pool, Username);
    const { name } = requireGroup(service, pool, GroupName);
    saveUser(service, { ...user, groups: user.groups.filter((group) => group !== name) });
    return {};
  },
);
