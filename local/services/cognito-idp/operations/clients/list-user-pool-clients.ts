import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';

const input = v.object({
  UserPoolId: userPoolId,
  MaxResults: limit,
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
