import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { groupsOf } from '../../users/groups.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';
import { groupShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  Limit: limit,
  NextToken: v.optional(v.string()),
});

/** API reference: AdminListGroupsForUser. */
export const adminListGroupsForUser = signedOperation(
  'AdminListGroupsForUser',
  input,
  (service, given) => {
    const pool = requirePool(service, given.UserPoolId);
    const user = requireUser(service, pool, given.Username);
    const own = groupsOf(service, pool).filter(({ name }) => user.groups.includes(name));
    const { items, next } = pageOf(own, given.Limit, given.NextToken);
    return { Groups: items.map(groupShape), ...(next === undefined ? {} : { NextToken: next }) };
  },
);
