import type { PoolRecord } from '../../store/records.ts';
import { CognitoError, invalidParameter } from '../../wire/cognito-error.ts';

type Given = Pick<PoolRecord['properties'], 'Policies' | 'UserPoolTier'>;

/** Values of AllowedFirstAuthFactors (API reference: SignInPolicyType); SOFTWARE_TOKEN is no first factor there. */
const known: readonly string[] = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];

/**
 * PASSWORD cannot be left out, and every other first factor needs the Essentials plan (API reference: SignInPolicyType;
 * CDK: AllowedFirstAuthFactors). The texts are those that cdk-preflight measured on AWS.
 */
export const checkSignInPolicy = ({ Policies, UserPoolTier }: Given): void => {
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
  if (UserPoolTier === 'LITE' && factors.length > 1) {
    throw new CognitoError(
      'FeatureUnavailableInTierException',
      'The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In',
    );
  }
};

/** Whether users may exist without a password: the pool takes a code as first factor. */
export const signsInWithoutPassword = ({ properties }: Pick<PoolRecord, 'properties'>): boolean => {
  const factors = properties.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  return factors.includes('EMAIL_OTP') || factors.includes('SMS_OTP');
};
