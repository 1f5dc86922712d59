import * as v from 'valibot';
import { providerOfIdentifier } from '../../pools/identity-providers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { identityProviderShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: GetIdentityProviderByIdentifier. */
export const getIdentityProviderByIdentifier = poolOperation(
  'GetIdentityProviderByIdentifier',
  v.object({ UserPoolId: userPoolId, IdpIdentifier: v.string() }),
  (service, pool, { IdpIdentifier }) => ({
    IdentityProvider: identityProviderShape(providerOfIdentifier(service, pool, IdpIdentifier)),
  }),
);
