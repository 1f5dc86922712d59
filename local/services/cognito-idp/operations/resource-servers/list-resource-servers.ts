import * as v from 'valibot';
import { resourceServersOf } from '../../pools/resource-servers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { nextToken, pageInput, pageOf } from '../../wire/pagination.ts';
import { resourceServerShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** The API's largest page, and its default (API reference: ListResourceServers). */
const largestPage = 50;

/** API reference: ListResourceServers. */
export const listResourceServers = poolOperation(
  'ListResourceServers',
  v.object({ UserPoolId: userPoolId, ...pageInput }),
  (service, pool, { MaxResults, NextToken }) => {
    const servers = resourceServersOf(service, pool);
    const { items, next } = pageOf(
      servers,
      MaxResults ?? largestPage,
      NextToken,
      ({ identifier }) => identifier,
    );
    return {
      ResourceServers: items.map(resourceServerShape),
      ...nextToken(next),
    };
  },
);
