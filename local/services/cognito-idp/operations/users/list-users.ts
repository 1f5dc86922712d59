import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import type { UserRecord } from '../../store/records.ts';
import { isSearchable, userFilter } from '../../users/user-filter.ts';
import { usersOf } from '../../users/users.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
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

type Shape = ReturnType<typeof userShape>;

const hasAttribute = ({ Attributes }: Shape, name: string): boolean =>
  Attributes.some(({ Name }) => Name === name);

/**
 * An attribute that a user does not have is an error, whichever user of the page it is. One that cannot be searched for
 * has to be set in every user of the pool (API reference: ListUsers, AttributesToGet; aws-sdk-js 2570 has the text).
 */
const checkWanted = (wanted: readonly string[], page: readonly Shape[], all: readonly Shape[]) => {
  const isSet = (name: string) =>
    (isSearchable(name) ? page : all).every((shape) => hasAttribute(shape, name));
  if (wanted.every(isSet)) return;
  throw invalidParameter('One or more requested attributes do not exist.');
};

const withAttributes = (shape: Shape, wanted: readonly string[]): Shape => ({
  ...shape,
  Attributes: shape.Attributes.filter(({ Name }) => wanted.includes(Name)),
});

/** API reference: ListUsers, with its Filter. */
export const listUsers = signedOperation('ListUsers', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const all = usersOf(service, pool);
  const matching = all.filter(userFilter(given.Filter));
  const idOf = ({ sub }: UserRecord) => sub;
  const { items, next } = pageOf(matching, given.Limit, given.PaginationToken, idOf);
  const shapes = items.map(userShape);
  const wanted = given.AttributesToGet;
  if (wanted !== undefined) checkWanted(wanted, shapes, all.map(userShape));
  const Users =
    wanted === undefined ? shapes : shapes.map((shape) => withAttributes(shape, wanted));
  return { Users, ...(next === undefined ? {} : { PaginationToken: next }) };
});
