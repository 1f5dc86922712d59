import type { PoolRecord } from '../store/records.ts';

type Properties = PoolRecord['properties'];

/** What Cognito makes of members that are left out (API reference, UpdateUserPool: «sets it to its default value»). */
const defaults = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
  },
  DeletionProtection: 'INACTIVE',
  LambdaConfig: {},
  UserPoolTags: {},
  MfaConfiguration: 'OFF',
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
  UserPoolTier: 'ESSENTIALS',
} satisfies Properties;

/**
 * A pool as DescribeUserPool shows it. The policy's TemporaryPasswordValidityDays also stands as the older
 * UnusedAccountValidityDays, which UpdateUserPool refuses beside it: who sends back what was described trips on that.
 */
export const withPoolDefaults = (given: Properties): Properties => {
  const Policies = { ...defaults.Policies, ...given.Policies };
  const days = Policies.PasswordPolicy?.TemporaryPasswordValidityDays;
  return {
    ...defaults,
    ...given,
    Policies,
    AdminCreateUserConfig: {
      ...defaults.AdminCreateUserConfig,
      ...given.AdminCreateUserConfig,
      ...(days === undefined ? {} : { UnusedAccountValidityDays: days }),
    },
  };
};
