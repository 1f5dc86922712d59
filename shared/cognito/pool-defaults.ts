/** What Cognito makes of members that are left out (API reference, UpdateUserPool: «sets it to its default value»). */
export const poolDefaults = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const] },
  },
  DeletionProtection: 'INACTIVE' as const,
  LambdaConfig: {},
  UserPoolTags: {},
  MfaConfiguration: 'OFF' as const,
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' as const },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' as const },
  UserPoolTier: 'ESSENTIALS' as const,
};
