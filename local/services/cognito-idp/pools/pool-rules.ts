import { lambdaVersions, membersOfTriggers } from '#shared/cognito/lambda-config.ts';
import { suiteTriggerNames } from '#shared/cognito/triggers.ts';
import type { PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { checkSignInPolicy } from './sign-in-policy.ts';

/** Bounds of a password policy's MinimumLength (API reference: PasswordPolicyType). */
const [shortest, longest] = [6, 99];

type Given = Pick<
  PoolRecord['properties'],
  'AdminCreateUserConfig' | 'LambdaConfig' | 'Policies' | 'UserPoolTier'
>;

/** Triggers that the pool calls. Others are refused: they would be accepted and never called. */
const called = membersOfTriggers(suiteTriggerNames);

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

const checkArns = (config: NonNullable<Given['LambdaConfig']>): void => {
  const texts = Object.entries(config).filter(([, value]) => typeof value === 'string');
  const wrong = texts.find(([, arn]) => arn !== '' && !String(arn).startsWith('arn:'));
  if (wrong === undefined) return;
  throw invalidParameter(
    `1 validation error detected: Value at 'lambdaConfig.${wrong[0]}' failed to satisfy constraint: Member must be an ARN`,
  );
};

const checkTriggers = (config: NonNullable<Given['LambdaConfig']>): void => {
  const unknown = Object.keys(config).find((name) => !called.includes(name));
  if (unknown !== undefined) {
    throw invalidParameter(`The local user pool does not call the trigger ${unknown}`);
  }
  const { PreTokenGeneration: plain, PreTokenGenerationConfig: versioned } = config;
  if (
    versioned !== undefined &&
    !lambdaVersions.some((known) => known === versioned.LambdaVersion)
  ) {
    throw invalidParameter(
      `1 validation error detected: Value at 'lambdaConfig.preTokenGenerationConfig.lambdaVersion' failed to satisfy constraint: Member must satisfy enum value set: [${lambdaVersions.join(', ')}]`,
    );
  }
  if (plain !== undefined && versioned !== undefined && plain !== versioned.LambdaArn) {
    throw invalidParameter(
      'PreTokenGeneration and PreTokenGenerationConfig must name the same function',
    );
  }
};

/** Combinations that Cognito refuses. Checked on the caller's input, without defaults. */
export const checkPool = ({
  AdminCreateUserConfig,
  LambdaConfig,
  Policies,
  UserPoolTier,
}: Given): void => {
  const {
    MinimumLength: length,
    TemporaryPasswordValidityDays: days,
    PasswordHistorySize: history = 0,
  } = Policies?.PasswordPolicy ?? {};
  // Refused rather than accepted without effect.
  if (history > 0) throw invalidParameter('The local user pool keeps no password history');
  if (length !== undefined && (length < shortest || length > longest)) {
    throw invalidParameter(`Password minimum length must be between ${shortest} and ${longest}`);
  }
  if (days !== undefined && AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
  checkSignInPolicy({ Policies, UserPoolTier });
  checkArns(LambdaConfig ?? {});
  checkTriggers(LambdaConfig ?? {});
};
