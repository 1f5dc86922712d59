import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { resourceServersOf } from '../../pools/resource-servers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';
import { resourceServerShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  MaxResults: limit,
  NextToken: v.optional(v.string()),
});

/** The API's largest page, and its default (API reference: ListResourceServers). */
const largestPage = 50;

/** API reference: ListResourceServers. */
export const listResourceServers = signedOperation(
  'ListResourceServers',
  input,
  (service, { UserPoolId, MaxResults, NextToken }) => {
    const servers = resourceServersOf(service, requirePool(service, UserPoolId));
    const { items, next } = pageOf(servers, MaxResults ?? largestPage, NextToken);
    return {
      ResourceServers: items.map(resourceServerShape),
      ...(next === undefined ? {} : { NextToken: next }),
    };
  },
);
