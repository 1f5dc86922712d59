import * as v from 'valibot';
import { requireIdentityProvider } from '../../pools/identity-providers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { identityProviderShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: DescribeIdentityProvider. */
export const describeIdentityProvider = poolOperation(
  'DescribeIdentityProvider',
  v.object({ UserPoolId: userPoolId, ProviderName: v.string() }),
  (service, pool, { ProviderName }) => ({
    IdentityProvider: identityProviderShape(requireIdentityProvider(service, pool, ProviderName)),
  }),
);
