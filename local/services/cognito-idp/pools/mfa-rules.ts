import type { PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

type Properties = Pick<PoolRecord['properties'], 'MfaConfiguration' | 'SmsConfiguration'>;

/**
 * MFA that is ON or OPTIONAL needs a factor. CreateUserPool and UpdateUserPool can give SmsConfiguration only; the
 * authenticator app is switched on by SetUserPoolMfaConfig (API reference: both; aws-cdk 12075).
 */
export const checkFactors = (
  { MfaConfiguration: mode = 'OFF', SmsConfiguration: sms }: Properties,
  softwareToken: boolean,
): void => {
  if (mode === 'OFF' || softwareToken || sms !== undefined) return;
  throw invalidParameter(
    `MFA cannot be ${mode} without a factor: give SmsConfiguration, or enable one with SetUserPoolMfaConfig.`,
  );
};
