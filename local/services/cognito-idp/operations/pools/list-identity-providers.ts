import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: ListIdentityProviders. The local pool has none. */
export const listIdentityProviders = signedOperation(
  'ListIdentityProviders',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    requirePool(service, UserPoolId);
    return { Providers: [] };
  },
);
