import * as v from 'valibot';
import { checkFactors } from '../../pools/mfa-rules.ts';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.strictObject({
  UserPoolId: userPoolId,
  SoftwareTokenMfaConfiguration: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
  MfaConfiguration: v.optional(v.picklist(['OFF', 'ON', 'OPTIONAL'])),
});

/** API reference: SetUserPoolMfaConfig; the authenticator app is the only factor here. */
export const setUserPoolMfaConfig = signedOperation(
  'SetUserPoolMfaConfig',
  input,
  (service, { UserPoolId, SoftwareTokenMfaConfiguration, MfaConfiguration }) => {
    const pool = requirePool(service, UserPoolId);
    const mode = MfaConfiguration ?? 'OFF';
    const softwareToken = SoftwareTokenMfaConfiguration?.Enabled ?? false;
    checkFactors({ ...pool.properties, MfaConfiguration: mode }, softwareToken);
    service.store.pools.put(pool.id, {
      ...pool,
      properties: { ...pool.properties, MfaConfiguration: mode },
      mfa: { mode, softwareToken },
    });
    return {
      SoftwareTokenMfaConfiguration: { Enabled: softwareToken },
      MfaConfiguration: mode,
    };
  },
);
