import * as v from 'valibot';
import { removeIdentityProvider, requireIdentityProvider } from '../../pools/identity-providers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: DeleteIdentityProvider. */
export const deleteIdentityProvider = poolOperation(
  'DeleteIdentityProvider',
  v.object({ UserPoolId: userPoolId, ProviderName: v.string() }),
  (service, pool, { ProviderName }) => {
    removeIdentityProvider(service, requireIdentityProvider(service, pool, ProviderName));
    return {};
  },
);
