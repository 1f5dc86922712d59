import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userFilter } from '../../users/user-filter.ts';
import { usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';
import { userShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  AttributesToGet: v.optional(v.array(v.string())),
  Filter: v.optional(v.string(), ''),
  Limit: limit,
  PaginationToken: v.optional(v.string()),
});

/** API reference: ListUsers, with its Filter. */
export const listUsers = signedOperation('ListUsers', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const matching = usersOf(service, pool).filter(userFilter(given.Filter));
  const { items, next } = pageOf(matching, given.Limit, given.PaginationToken, ({ sub }) => sub);
  const wanted = given.AttributesToGet;
  const Users = items.map((user) => {
    const shape = userShape(user);
    if (wanted === undefined) return shape;
    return { ...shape, Attributes: shape.Attributes.filter(({ Name }) => wanted.includes(Name)) };
  });
  return { Users, ...(next === undefined ? {} : { PaginationToken: next }) };
});
