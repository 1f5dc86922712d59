import * as v from 'valibot';
import { checkNewProvider, saveIdentityProvider } from '../../pools/identity-providers.ts';
import { requirePool } from '../../pools/pools.ts';
import type { IdentityProviderRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { identityProviderShape } from '../../wire/shapes.ts';
import { providerSettings } from './provider-settings.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ProviderName: v.string(),
  ProviderType: v.string(),
  ProviderDetails: v.record(v.string(), v.string()),
  ...providerSettings,
});

/** API reference: CreateIdentityProvider. The provider is kept and described; no one signs in by it here. */
export const createIdentityProvider = signedOperation(
  'CreateIdentityProvider',
  input,
  (service, given) => {
    const pool = requirePool(service, given.UserPoolId);
    checkNewProvider(service, pool, given.ProviderName);
    const properties = given as unknown as IdentityProviderRecord['properties'];
    const provider = saveIdentityProvider(service, pool, given.ProviderName, properties);
    return { IdentityProvider: identityProviderShape(provider) };
  },
);
