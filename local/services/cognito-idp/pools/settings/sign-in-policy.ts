import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Given = Pick<PoolRecord['properties'], 'Policies'>;

/** Values of AllowedFirstAuthFactors (API reference: SignInPolicyType); SOFTWARE_TOKEN is no first factor there. */
const known: readonly string[] = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];

/**
 * PASSWORD cannot be left out (API reference: SignInPolicyType). The text about it is that which cdk-preflight measured
 * on AWS.
 */
export const checkSignInPolicy = ({ Policies }: Given): void => {
  const factors = Policies?.SignInPolicy?.AllowedFirstAuthFactors;
  if (factors === undefined) return;
  if (!factors.every((factor) => known.includes(factor))) {
    throw invalidParameter(
      `1 validation error detected: Value at 'policies.signInPolicy.allowedFirstAuthFactors' failed to satisfy constraint: Member must satisfy enum value set: [${known.join(', ')}]`,
    );
  }
  if (!factors.includes('PASSWORD')) {
    throw invalidParameter(
      'Password should be configured as one of the allowed first auth factors.',
    );
  }
};

/** Whether users may exist without a password: the pool takes a code as first factor. */
export const signsInWithoutPassword = ({ properties }: Pick<PoolRecord, 'properties'>): boolean => {
  const factors = properties.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  return factors.includes('EMAIL_OTP') || factors.includes('SMS_OTP');
};
