import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkMfaConfig } from '../../pools/settings/mfa-rules.ts';
import { checkFeature } from '../../pools/settings/tiers.ts';
import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { mfaConfigShape } from './mfa-config-shape.ts';

const smsMfa = v.object({
  SmsAuthenticationMessage: v.optional(v.string()),
  SmsConfiguration: v.optional(v.looseObject({})),
});

const emailMfa = v.object({
  Message: v.exactOptional(v.string()),
  Subject: v.exactOptional(v.string()),
});

const input = v.strictObject({
  UserPoolId: userPoolId,
  SmsMfaConfiguration: v.optional(smsMfa),
  SoftwareTokenMfaConfiguration: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
  EmailMfaConfiguration: v.optional(emailMfa),
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
 * Codes by mail need the Essentials plan and a sender of one's own (API reference: EmailMfaConfigType; cdkd's tests on
 * AWS). The name of the feature and the second text are ours.
 */
const checkMail = (pool: PoolRecord): void => {
  checkFeature(pool, 'Email MFA');
  if (pool.properties.EmailConfiguration?.EmailSendingAccount === 'DEVELOPER') return;
  throw invalidParameter(
    'EmailMfaConfiguration needs an EmailConfiguration with EmailSendingAccount DEVELOPER',
  );
};

/**
 * API reference: SetUserPoolMfaConfig; authenticator apps, SMS and mail are the factors here. A pool with SmsConfiguration
 * keeps SMS: AWS accepts a call without it (moto's tests that ran on AWS), and not every way to turn it off
 * (amplify-backend 1523).
 */
export const setUserPoolMfaConfig = signedOperation(
  'SetUserPoolMfaConfig',
  input,
  (service, { UserPoolId, MfaConfiguration, ...given }) => {
    const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration } = given;
    const pool = requirePool(service, UserPoolId);
    const mode = MfaConfiguration ?? 'OFF';
    const softwareToken = SoftwareTokenMfaConfiguration?.Enabled ?? false;
    const isByMessage = SmsMfaConfiguration !== undefined || EmailMfaConfiguration !== undefined;
    checkMfaConfig(mode, softwareToken || isByMessage);
    if (EmailMfaConfiguration !== undefined) checkMail(pool);
    const members = smsMembers(pool, SmsMfaConfiguration);
    const changed = service.store.pools.put(pool.id, {
      ...pool,
      properties: { ...pool.properties, ...members, MfaConfiguration: mode },
      mfa: {
        mode,
        softwareToken,
        ...(EmailMfaConfiguration === undefined ? {} : { email: EmailMfaConfiguration }),
      },
    });
    return mfaConfigShape(changed);
  },
);
