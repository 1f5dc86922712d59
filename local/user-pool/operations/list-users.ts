import * as v from 'valibot';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { limit, pageOf } from '../pagination.ts';
import { requirePool } from '../pools.ts';
import { userShape } from '../shapes.ts';
import { userFilter } from '../user-filter.ts';
import { usersOf } from '../users.ts';

const input = v.object({
  UserPoolId: userPoolId,
  AttributesToGet: v.optional(v.array(v.string())),
  Filter: v.optional(
    v.pipe(v.string(), v.maxLength(256, 'Member must have length less than or equal to 256')),
    '',
  ),
  Limit: limit,
  PaginationToken: v.optional(v.string()),
});

/** API reference: ListUsers, with its Filter. */
export const listUsers = signedOperation('ListUsers', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const matching = usersOf(service, pool).filter(userFilter(given.Filter));
  const { items, next } = pageOf(matching, given.Limit, given.PaginationToken);
  const wanted = given.AttributesToGet;
  const Users = items.map((user) => {
    const shape = userShape(user);
    if (wanted === undefined) return shape;
    return { ...shape, Attributes: shape.Attributes.filter(({ Name }) => wanted.includes(Name)) };
  });
  return { Users, ...(next === undefined ? {} : { PaginationToken: next }) };
});
