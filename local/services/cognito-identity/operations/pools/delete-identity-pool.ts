import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { identityPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** Its identities can no longer be used. */
export const deleteIdentityPool = signedOperation(
  'DeleteIdentityPool',
  v.strictObject({ IdentityPoolId: identityPoolId }),
  (service, { IdentityPoolId }) => {
    const { id } = findPool(service, IdentityPoolId);
    const { pools, identities } = service.store;
    for (const identity of identities.values()) {
      if (identity.poolId === id) identities.delete(identity.id);
    }
    pools.delete(id);
    return {};
  },
);
