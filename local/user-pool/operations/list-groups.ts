import * as v from 'valibot';
import { groupsOf } from '../groups.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { limit, pageOf } from '../pagination.ts';
import { requirePool } from '../pools.ts';
import { groupShape } from '../shapes.ts';

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
