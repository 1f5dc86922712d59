import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Properties = PoolRecord['properties'];
type Given = Pick<Properties, 'MfaConfiguration' | 'SmsConfiguration'>;

/**
 * MFA that is ON or OPTIONAL needs a factor. CreateUserPool and UpdateUserPool can give SmsConfiguration only; the
 * authenticator app and mail are switched on by SetUserPoolMfaConfig (API reference: both). The text is that of aws-cdk
 * 12075.
 */
export const checkFactors = (
  { MfaConfiguration: mode = 'OFF', SmsConfiguration: sms }: Given,
  hasOther: boolean,
): void => {
  if (mode === 'OFF' || hasOther || sms !== undefined) return;
  throw invalidParameter(
    'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  );
};

/** UpdateUserPool cannot require MFA where it was not required before (cloudformation-coverage-roadmap 1176). */
export const checkNotTurnedOn = ({ mfa }: PoolRecord, { MfaConfiguration: mode }: Given): void => {
  if (mode !== 'ON' || mfa.mode === 'ON') return;
  throw invalidParameter('Cannot turn MFA functionality ON, once the user pool has been created.');
};

/**
 * The factors in a request of SetUserPoolMfaConfig; those that the pool has do not count. The texts are those of cdkd
 * 1923 and aws-sdk-js 4186.
 */
export const checkMfaConfig = (mode: string, hasFactor: boolean): void => {
  if ((mode === 'OFF') !== hasFactor) return;
  const problem = hasFactor
    ? 'turn off MFA and configure an MFA together'
    : 'disable all MFAs with a required or optional configuration';
  throw invalidParameter(`Invalid MFA configuration given, can't ${problem}.`);
};
