import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { pageOf } from '../../wire/pagination.ts';

const input = v.object({
  UserPoolId: userPoolId,
  MaxResults: v.optional(
    v.pipe(
      v.number(),
      v.integer('Member must be a whole number'),
      v.minValue(1, 'Member must have value greater than or equal to 1'),
      v.maxValue(60, 'Member must have value less than or equal to 60'),
    ),
  ),
  NextToken: v.optional(v.string()),
});

/** API reference: ListUserPoolClients. Only ids and names; DescribeUserPoolClient returns the settings. */
export const listUserPoolClients = signedOperation(
  'ListUserPoolClients',
  input,
  (service, given) => {
    const pool = requirePool(service, given.UserPoolId);
    const clients = service.store.clients.values().filter(({ poolId }) => poolId === pool.id);
    const { items, next } = pageOf(clients, given.MaxResults, given.NextToken);
    const UserPoolClients = items.map(({ id, properties }) => ({
      ClientId: id,
      UserPoolId: pool.id,
      ClientName: properties.ClientName,
    }));
    return { UserPoolClients, ...(next === undefined ? {} : { NextToken: next }) };
  },
);
