import * as v from 'valibot';
import { requireGroup } from '../../users/groups.ts';
import { usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { limitInput, nextToken, pageOf } from '../../wire/pagination.ts';
import { userShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: ListUsersInGroup. */
export const listUsersInGroup = poolOperation(
  'ListUsersInGroup',
  v.object({ UserPoolId: userPoolId, GroupName: v.string(), ...limitInput }),
  (service, pool, { GroupName, Limit, NextToken }) => {
    const { name } = requireGroup(service, pool, GroupName);
    const members = usersOf(service, pool).filter((user) => user.groups.includes(name));
    const { items, next } = pageOf(members, Limit, NextToken, ({ sub }) => sub);
    return { Users: items.map(userShape), ...nextToken(next) };
  },
);
