import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkMfaConfig } from '../../pools/settings/mfa-rules.ts';
import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { mfaConfigShape } from './mfa-config-shape.ts';

const smsMfa = v.object({
  SmsAuthenticationMessage: v.optional(v.string()),
  SmsConfiguration: v.optional(v.looseObject({})),
});

const input = v.strictObject({
  UserPoolId: userPoolId,
  SmsMfaConfiguration: v.optional(smsMfa),
  SoftwareTokenMfaConfiguration: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
  MfaConfiguration: v.optional(v.picklist(['OFF', 'ON', 'OPTIONAL'])),
});

type Sms = v.InferOutput<typeof smsMfa> | undefined;

/** The pool's members about SMS. Those that the request leaves out stay. */
const smsMembers = ({ properties }: PoolRecord, given: Sms) => {
  if (given === undefined) return {};
  if ((given.SmsConfiguration ?? properties.SmsConfiguration) === undefined) {
    throw invalidParameter('SmsMfaConfiguration needs an SmsConfiguration');
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

/**
 * API reference: SetUserPoolMfaConfig; authenticator apps and SMS are the factors here. A pool with SmsConfiguration
 * keeps SMS: AWS accepts a call without it (moto's tests that ran on AWS), and not every way to turn it off
 * (amplify-backend 1523).
 */
export const setUserPoolMfaConfig = signedOperation(
  'SetUserPoolMfaConfig',
  input,
  (
    service,
    { UserPoolId, SmsMfaConfiguration, SoftwareTokenMfaConfiguration, MfaConfiguration },
  ) => {
    const pool = requirePool(service, UserPoolId);
    const mode = MfaConfiguration ?? 'OFF';
    const softwareToken = SoftwareTokenMfaConfiguration?.Enabled ?? false;
    checkMfaConfig(mode, softwareToken || SmsMfaConfiguration !== undefined);
    const members = smsMembers(pool, SmsMfaConfiguration);
    const changed = service.store.pools.put(pool.id, {
      ...pool,
      properties: { ...pool.properties, ...members, MfaConfiguration: mode },
      mfa: { mode, softwareToken },
    });
    return mfaConfigShape(changed);
  },
);
