import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { identityPoolId, principalTags, providerName } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const setPrincipalTagAttributeMap = signedOperation(
  'SetPrincipalTagAttributeMap',
  v.strictObject({
    IdentityPoolId: identityPoolId,
    IdentityProviderName: providerName,
    UseDefaults: v.optional(v.boolean(), false),
    PrincipalTags: v.optional(principalTags, {}),
  }),
  (service, { IdentityPoolId, IdentityProviderName, UseDefaults, PrincipalTags }) => {
    const pool = findPool(service, IdentityPoolId);
    const map = { useDefaults: UseDefaults, tags: PrincipalTags };
    service.store.pools.put(pool.id, {
      ...pool,
      tagMaps: { ...pool.tagMaps, [IdentityProviderName]: map },
    });
    return { IdentityPoolId, IdentityProviderName, UseDefaults, PrincipalTags };
  },
);
