import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { checkMail } from './mail.ts';
import { checkRecovery } from './recovery.ts';
import { checkSignInPolicy } from './sign-in-policy.ts';
import { checkTier } from './tiers.ts';
import { checkTriggers } from './triggers.ts';
import { checkVerification } from './verification.ts';

type Given = PoolRecord['properties'];

/**
 * A pool signs in by aliases or by addresses as user names (guide: sign-in attributes). The text is that which
 * cdk-preflight measured on AWS.
 */
export const checkNames = ({
  AliasAttributes = [],
  UsernameAttributes = [],
}: Pick<Given, 'AliasAttributes' | 'UsernameAttributes'>): void => {
  if (AliasAttributes.length === 0 || UsernameAttributes.length === 0) return;
  throw invalidParameter(
    'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
  );
};

const checkPasswords = ({ AdminCreateUserConfig, Policies }: Given): void => {
  const { TemporaryPasswordValidityDays: days, PasswordHistorySize: history = 0 } =
    Policies?.PasswordPolicy ?? {};
  // Refused rather than accepted without effect.
  if (history > 0) throw invalidParameter('The local user pool keeps no password history');
  if (days === undefined || AdminCreateUserConfig?.UnusedAccountValidityDays === undefined) return;
  throw invalidParameter(
    'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  );
};

/**
 * Combinations that Cognito refuses. Checked on the caller's input, without defaults but with the plan that the pool
 * has or is to have.
 */
export const checkPool = (given: Given, region: string): void => {
  checkPasswords(given);
  checkSignInPolicy(given);
  checkTier(given);
  checkTriggers(given.LambdaConfig ?? {}, region);
  checkVerification(given);
  checkRecovery(given);
  checkMail(given);
};
