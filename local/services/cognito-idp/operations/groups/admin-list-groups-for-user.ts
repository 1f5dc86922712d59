import * as v from 'valibot';
import { groupsOf } from '../../users/groups.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { limitInput, nextToken, pageOf } from '../../wire/pagination.ts';
import { groupShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: AdminListGroupsForUser. */
export const adminListGroupsForUser = poolOperation(
  'AdminListGroupsForUser',
  v.object({ UserPoolId: userPoolId, Username: username, ...limitInput }),
  (service, pool, { Username, Limit, NextToken }) => {
    const user = requireUser(service, pool, Username);
    const own = groupsOf(service, pool).filter(({ name }) => user.groups.includes(name));
    const { items, next } = pageOf(own, Limit, NextToken, ({ name }) => name);
    return { Groups: items.map(groupShape), ...nextToken(next) };
  },
);
