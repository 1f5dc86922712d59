import * as v from 'valibot';
import { requireGroup } from '../groups.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { limit, pageOf } from '../pagination.ts';
import { requirePool } from '../pools.ts';
import { userShape } from '../shapes.ts';
import { usersOf } from '../users.ts';

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
