import * as v from 'valibot';
import { pageOf } from '../../../../http/page-of.ts';
import { maxResults, pageToken } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const listIdentityPools = signedOperation(
  'ListIdentityPools',
  v.strictObject({ MaxResults: maxResults, NextToken: pageToken }),
  ({ store }, { MaxResults, NextToken }) => {
    const { items, next } = pageOf(store.pools.values(), MaxResults, NextToken, ({ id }) => id);
    return {
      IdentityPools: items.map(({ id, properties }) => ({
        IdentityPoolId: id,
        IdentityPoolName: properties.IdentityPoolName,
      })),
      NextToken: next,
    };
  },
);
