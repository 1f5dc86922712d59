import { membersOfTriggers } from '#shared/cognito/lambda-config.ts';
import { suiteTriggerNames } from '#shared/cognito/triggers.ts';
import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { checkSignInPolicy } from './sign-in-policy.ts';

type Given = Pick<
  PoolRecord['properties'],
  | 'AdminCreateUserConfig'
  | 'AutoVerifiedAttributes'
  | 'LambdaConfig'
  | 'Policies'
  | 'SmsConfiguration'
  | 'UserPoolTier'
>;

/** Triggers that the pool calls. Others are refused: they would be accepted and never called. */
const called = membersOfTriggers([...suiteTriggerNames, 'UserMigration']);

/** A pool signs in by aliases or by addresses as user names (guide: sign-in attributes). */
export const checkNames = ({
  AliasAttributes = [],
  UsernameAttributes = [],
}: Pick<PoolRecord['properties'], 'AliasAttributes' | 'UsernameAttributes'>): void => {
  if (AliasAttributes.length === 0 || UsernameAttributes.length === 0) return;
  throw invalidParameter(
    'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
  );
};

const checkTriggers = (config: NonNullable<Given['LambdaConfig']>): void => {
  const unknown = Object.keys(config).find((name) => !called.includes(name));
  if (unknown !== undefined) {
    throw invalidParameter(`The local user pool does not call the trigger ${unknown}`);
  }
  const { PreTokenGeneration: plain, PreTokenGenerationConfig: versioned } = config;
  if (plain !== undefined && versioned !== undefined && plain !== versioned.LambdaArn) {
    throw invalidParameter(
      'PreTokenGeneration and PreTokenGenerationConfig must name the same function',
    );
  }
};

/** The text is that of amplify-backend 1523. */
const checkSms = ({ AutoVerifiedAttributes: verified = [], SmsConfiguration: sms }: Given) => {
  if (sms !== undefined || !verified.includes('phone_number')) return;
  throw invalidParameter(
    'SMS configuration is required when phone_number is selected for auto verification',
  );
};

/** Combinations that Cognito refuses. Checked on the caller's input, without defaults. */
export const checkPool = (given: Given): void => {
  const { AdminCreateUserConfig, LambdaConfig, Policies, UserPoolTier } = given;
  const { TemporaryPasswordValidityDays: days, PasswordHistorySize: history = 0 } =
    Policies?.PasswordPolicy ?? {};
  // Refused rather than accepted without effect.
  if (history > 0) throw invalidParameter('The local user pool keeps no password history');
  if (days !== undefined && AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
  checkSignInPolicy({ Policies, UserPoolTier });
  checkTriggers(LambdaConfig ?? {});
  checkSms(given);
};
