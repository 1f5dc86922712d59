import * as v from 'valibot';
import { identityProvidersOf } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { limit, pageOf } from '../../wire/pagination.ts';
import { identityProviderShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  MaxResults: limit,
  NextToken: v.optional(v.string()),
});

/** API reference: ListIdentityProviders. Only names, types and dates. */
export const listIdentityProviders = signedOperation(
  'ListIdentityProviders',
  input,
  (service, { UserPoolId, MaxResults, NextToken }) => {
    const all = identityProvidersOf(service, requirePool(service, UserPoolId));
    const { items, next } = pageOf(all, MaxResults, NextToken);
    const Providers = items.map((provider) => {
      const { ProviderName, ProviderType, CreationDate, LastModifiedDate } =
        identityProviderShape(provider);
      return { ProviderName, ProviderType, CreationDate, LastModifiedDate };
    });
    return { Providers, ...(next === undefined ? {} : { NextToken: next }) };
  },
);
