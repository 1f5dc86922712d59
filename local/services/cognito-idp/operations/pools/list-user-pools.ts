import * as v from 'valibot';
import { signedOperation } from '../../wire/operation.ts';
import { nextToken, pageOf } from '../../wire/pagination.ts';

const input = v.object({
  MaxResults: v.number(),
  NextToken: v.optional(v.string()),
});

/** API reference: ListUserPools. Returns no settings; DescribeUserPool does. */
export const listUserPools = signedOperation('ListUserPools', input, (service, given) => {
  const { items, next } = pageOf(
    service.store.pools.values(),
    given.MaxResults,
    given.NextToken,
    ({ id }) => id,
  );
  const UserPools = items.map(({ id, properties, createdAt, modifiedAt }) => ({
    Id: id,
    Name: properties.Name,
    LambdaConfig: properties.LambdaConfig,
    CreationDate: createdAt / 1000,
    LastModifiedDate: modifiedAt / 1000,
  }));
  return { UserPools, ...nextToken(next) };
});
