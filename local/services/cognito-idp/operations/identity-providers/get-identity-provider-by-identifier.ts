import * as v from 'valibot';
import { providerOfIdentifier } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { identityProviderShape } from '../../wire/shapes.ts';

/** API reference: GetIdentityProviderByIdentifier. */
export const getIdentityProviderByIdentifier = signedOperation(
  'GetIdentityProviderByIdentifier',
  v.object({ UserPoolId: userPoolId, IdpIdentifier: v.string() }),
  (service, { UserPoolId, IdpIdentifier }) => {
    const pool = requirePool(service, UserPoolId);
    const provider = providerOfIdentifier(service, pool, IdpIdentifier);
    return { IdentityProvider: identityProviderShape(provider) };
  },
);
