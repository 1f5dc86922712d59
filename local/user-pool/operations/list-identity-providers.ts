import * as v from 'valibot';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';

/** API reference: ListIdentityProviders. The local pool has none. */
export const listIdentityProviders = signedOperation(
  'ListIdentityProviders',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    requirePool(service, UserPoolId);
    return { Providers: [] };
  },
);
