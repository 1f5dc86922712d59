import * as v from 'valibot';
import { ofPool } from '../../store/in-pool.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { nextToken, pageInput, pageOf } from '../../wire/pagination.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: ListUserPoolClients. Only ids and names; DescribeUserPoolClient returns the settings. */
export const listUserPoolClients = poolOperation(
  'ListUserPoolClients',
  v.object({ UserPoolId: userPoolId, ...pageInput }),
  (service, pool, { MaxResults, NextToken }) => {
    const clients = ofPool(service.store.clients, pool);
    const { items, next } = pageOf(clients, MaxResults, NextToken, ({ id }) => id);
    const UserPoolClients = items.map(({ id, properties }) => ({
      ClientId: id,
      UserPoolId: pool.id,
      ClientName: properties.ClientName,
    }));
    return { UserPoolClients, ...nextToken(next) };
  },
);
