import * as v from 'valibot';
import { signedOperation } from '../../wire/operation.ts';
import { pageOf } from '../../wire/pagination.ts';

const input = v.object({
  MaxResults: v.pipe(
    v.number(),
    v.integer('Member must be a whole number'),
    v.minValue(1, 'Member must have value greater than or equal to 1'),
    v.maxValue(60, 'Member must have value less than or equal to 60'),
  ),
  NextToken: v.optional(v.string()),
});

/** API reference: ListUserPools. Returns no settings; DescribeUserPool does. */
export const listUserPools = signedOperation('ListUserPools', input, (service, given) => {
  const { items, next } = pageOf(service.store.pools.values(), given.MaxResults, given.NextToken);
  const UserPools = items.map(({ id, properties, createdAt, modifiedAt }) => ({
    Id: id,
    Name: properties.Name,
    LambdaConfig: properties.LambdaConfig,
    CreationDate: createdAt / 1000,
    LastModifiedDate: modifiedAt / 1000,
  }));
  return { UserPools, ...(next === undefined ? {} : { NextToken: next }) };
});
