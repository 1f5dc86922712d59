import { invalidParameter } from './cognito-error.ts';
import type { PoolRecord } from './store/records.ts';

/** Lengths that a password policy may ask for (API reference: PasswordPolicyType). */
const [shortest, longest] = [6, 99];

type Given = Pick<PoolRecord['properties'], 'AdminCreateUserConfig' | 'LambdaConfig' | 'Policies'>;

/** Settings of a pool that Cognito refuses together. Asked of what the caller sent, not of the defaults beside it. */
export const checkPool = ({ AdminCreateUserConfig, LambdaConfig, Policies }: Given): void => {
  const {
    MinimumLength: length,
    TemporaryPasswordValidityDays: days,
    PasswordHistorySize: history = 0,
  } = Policies?.PasswordPolicy ?? {};
  // Refused rather than taken and not kept.
  if (history > 0) throw invalidParameter('The local user pool keeps no password history');
  if (length !== undefined && (length < shortest || length > longest)) {
    throw invalidParameter(`Password minimum length must be between ${shortest} and ${longest}`);
  }
  if (days !== undefined && AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
  const { PreTokenGeneration: plain, PreTokenGenerationConfig: versioned } = LambdaConfig ?? {};
  if (plain !== undefined && versioned !== undefined && plain !== versioned.LambdaArn) {
    throw invalidParameter(
      'PreTokenGeneration and PreTokenGenerationConfig must name the same function',
    );
  }
};
