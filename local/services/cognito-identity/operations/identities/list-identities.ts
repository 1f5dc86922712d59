import * as v from 'valibot';
import { pageOf } from '../../../../http/page-of.ts';
import { isDisabled } from '../../identities/find.ts';
import { findPool } from '../../identities/pools.ts';
import { identityPoolId, maxResults, pageToken } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { identityShape } from '../../wire/shapes.ts';

export const listIdentities = signedOperation(
  'ListIdentities',
  v.strictObject({
    IdentityPoolId: identityPoolId,
    MaxResults: maxResults,
    NextToken: pageToken,
    HideDisabled: v.optional(v.boolean(), false),
  }),
  (service, { IdentityPoolId, MaxResults, NextToken, HideDisabled }) => {
    const { id } = findPool(service, IdentityPoolId);
    const all = service.store.identities
      .values()
      .filter((identity) => identity.poolId === id && !(HideDisabled && isDisabled(identity)));
    const { items, next } = pageOf(all, MaxResults, NextToken, ({ id }) => id);
    return { IdentityPoolId: id, Identities: items.map(identityShape), NextToken: next };
  },
);
