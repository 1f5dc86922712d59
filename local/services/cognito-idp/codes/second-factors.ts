import { choiceOf, type SecondFactor, secondFactors } from '../store/factor-choices.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';

/** A pool with SmsConfiguration has the factor by SMS, and one with EmailMfaConfiguration that by mail. */
export const hasFactor = ({ mfa, properties }: PoolRecord, factor: SecondFactor): boolean => {
  if (factor === 'SMS_MFA') return properties.SmsConfiguration !== undefined;
  return factor === 'EMAIL_OTP' ? mfa.email !== undefined : mfa.softwareToken;
};

/** The factors that users of this pool may have. None while MFA is off. */
export const secondFactorsOf = (pool: PoolRecord): readonly SecondFactor[] =>
  pool.mfa.mode === 'OFF' ? [] : secondFactors.filter((factor) => hasFactor(pool, factor));

/** A number or an address does not have to be verified (API reference: SMSMfaSettingsType, up to 2024). */
export const canUseFactor = (user: UserRecord, factor: SecondFactor): boolean => {
  if (factor === 'SOFTWARE_TOKEN_MFA') return user.softwareToken !== undefined;
  return Boolean(user.attributes[factor === 'SMS_MFA' ? 'phone_number' : 'email']);
};

/**
 * The factors that a sign-in may ask this user for. Where the pool requires MFA, a factor that was set up counts
 * whether or not the user enabled it (API reference: SMSMfaSettingsType).
 */
export const activeFactors = (pool: PoolRecord, user: UserRecord): readonly SecondFactor[] =>
  secondFactorsOf(pool).filter(
    (factor) =>
      canUseFactor(user, factor) && (pool.mfa.mode === 'ON' || choiceOf(user, factor).enabled),
  );

/** The next step after the password. Of several factors without a preferred one, the user chooses (amplify-js 4646). */
export const mfaStepOf = (
  pool: PoolRecord,
  user: UserRecord,
): SecondFactor | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'none' => {
  const active = activeFactors(pool, user);
  const [only, ...others] = active;
  if (only === undefined) {
    return pool.mfa.mode === 'ON' && secondFactorsOf(pool).length > 0 ? 'MFA_SETUP' : 'none';
  }
  if (others.length === 0) return only;
  return active.find((factor) => choiceOf(user, factor).preferred) ?? 'SELECT_MFA_TYPE';
};
