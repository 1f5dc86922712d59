import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { groupsOf } from '../../users/groups.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';
import { groupShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Limit: limit,
  NextToken: v.optional(v.string()),
});

/** API reference: ListGroups. */
export const listGroups = signedOperation('ListGroups', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const { items, next } = pageOf(groupsOf(service, pool), given.Limit, given.NextToken);
  return { Groups: items.map(groupShape), ...(next === undefined ? {} : { NextToken: next }) };
});
