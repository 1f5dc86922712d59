import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { defaultTags } from '../../roles/principal-tags.ts';
import { identityPoolId, providerName } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const getPrincipalTagAttributeMap = signedOperation(
  'GetPrincipalTagAttributeMap',
  v.strictObject({ IdentityPoolId: identityPoolId, IdentityProviderName: providerName }),
  (service, { IdentityPoolId, IdentityProviderName }) => {
    const { tagMaps } = findPool(service, IdentityPoolId);
    const { useDefaults, tags } = tagMaps[IdentityProviderName] ?? { useDefaults: false, tags: {} };
    return {
      IdentityPoolId,
      IdentityProviderName,
      UseDefaults: useDefaults,
      PrincipalTags: useDefaults ? defaultTags : tags,
    };
  },
);
