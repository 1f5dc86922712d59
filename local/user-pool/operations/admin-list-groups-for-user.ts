import * as v from 'valibot';
import { groupsOf } from '../groups.ts';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { limit, pageOf } from '../pagination.ts';
import { requirePool } from '../pools.ts';
import { groupShape } from '../shapes.ts';
import { requireUser } from '../users.ts';

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
