import * as v from 'valibot';
import { requireIdentityProvider, saveIdentityProvider } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import type { IdentityProviderRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { identityProviderShape } from '../../wire/shapes.ts';
import { providerSettings } from './provider-settings.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ProviderName: v.string(),
  ProviderDetails: v.optional(v.record(v.string(), v.string())),
  ...providerSettings,
});

/** API reference: UpdateIdentityProvider. Omitted members stay as they are. */
export const updateIdentityProvider = signedOperation(
  'UpdateIdentityProvider',
  input,
  (service, { UserPoolId, ProviderName, ...changes }) => {
    const pool = requirePool(service, UserPoolId);
    const { properties } = requireIdentityProvider(service, pool, ProviderName);
    const changed = {
      ...properties,
      ...changes,
    } as unknown as IdentityProviderRecord['properties'];
    const provider = saveIdentityProvider(service, pool, ProviderName, changed);
    return { IdentityProvider: identityProviderShape(provider) };
  },
);
