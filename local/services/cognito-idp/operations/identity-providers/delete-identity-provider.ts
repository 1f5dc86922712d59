import * as v from 'valibot';
import { removeIdentityProvider, requireIdentityProvider } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: DeleteIdentityProvider. */
export const deleteIdentityProvider = signedOperation(
  'DeleteIdentityProvider',
  v.object({ UserPoolId: userPoolId, ProviderName: v.string() }),
  (service, { UserPoolId, ProviderName }) => {
    const pool = requirePool(service, UserPoolId);
    removeIdentityProvider(service, requireIdentityProvider(service, pool, ProviderName));
    return {};
  },
);
