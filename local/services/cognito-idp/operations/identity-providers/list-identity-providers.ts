import * as v from 'valibot';
import { identityProvidersOf } from '../../pools/identity-providers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { nextToken, pageInput, pageOf } from '../../wire/pagination.ts';
import { identityProviderShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: ListIdentityProviders. Only names, types and dates. */
export const listIdentityProviders = poolOperation(
  'ListIdentityProviders',
  v.object({ UserPoolId: userPoolId, ...pageInput }),
  (service, pool, { MaxResults, NextToken }) => {
    const { items, next } = pageOf(
      identityProvidersOf(service, pool),
      MaxResults,
      NextToken,
      ({ name }) => name,
    );
    const Providers = items.map((provider) => {
      const { ProviderName, ProviderType, CreationDate, LastModifiedDate } =
        identityProviderShape(provider);
      return { ProviderName, ProviderType, CreationDate, LastModifiedDate };
    });
    return { Providers, ...nextToken(next) };
  },
);
