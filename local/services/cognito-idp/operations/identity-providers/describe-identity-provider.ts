import * as v from 'valibot';
import { requireIdentityProvider } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { identityProviderShape } from '../../wire/shapes.ts';

/** API reference: DescribeIdentityProvider. */
export const describeIdentityProvider = signedOperation(
  'DescribeIdentityProvider',
  v.object({ UserPoolId: userPoolId, ProviderName: v.string() }),
  (service, { UserPoolId, ProviderName }) => {
    const pool = requirePool(service, UserPoolId);
    const provider = requireIdentityProvider(service, pool, ProviderName);
    return { IdentityProvider: identityProviderShape(provider) };
  },
);
