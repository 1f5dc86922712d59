import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { requireGroup } from '../../users/groups.ts';
import { usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';
import { userShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  GroupName: v.string(),
  Limit: limit,
  NextToken: v.optional(v.string()),
});

/** API reference: ListUsersInGroup. */
export const listUsersInGroup = signedOperation('ListUsersInGroup', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const { name } = requireGroup(service, pool, given.GroupName);
  const members = usersOf(service, pool).filter((user) => user.groups.includes(name));
  const { items, next } = pageOf(members, given.Limit, given.NextToken);
  return { Users: items.map(userShape), ...(next === undefined ? {} : { NextToken: next }) };
});
