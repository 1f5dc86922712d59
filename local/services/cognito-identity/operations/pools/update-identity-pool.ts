import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { checkUserPoolNames } from '../../identities/user-pool-names.ts';
import { invalidParameter } from '../../wire/errors.ts';
import { identityPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolMembers } from '../../wire/pool-inputs.ts';
import { poolShape } from '../../wire/shapes.ts';

/** Replaces the settings: a member that is left out is removed. The developer provider's name is permanent. */
export const updateIdentityPool = signedOperation(
  'UpdateIdentityPool',
  v.strictObject({ IdentityPoolId: identityPoolId, ...poolMembers }),
  (service, { IdentityPoolId, ...properties }) => {
    checkUserPoolNames(properties);
    const pool = findPool(service, IdentityPoolId);
    const named = pool.properties.DeveloperProviderName;
    if (named !== undefined && properties.DeveloperProviderName !== named) {
      throw invalidParameter('The name of the developer provider cannot be changed.');
    }
    return poolShape(service.store.pools.put(pool.id, { ...pool, properties }));
  },
);
