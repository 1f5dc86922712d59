/**
 * The trigger sources of Cognito, by trigger (guide: user pool Lambda triggers, table of trigger sources). Literals,
 * one constant a trigger, so that a bundle takes its own trigger's and no other.
 */

export const preSignUpSources = [
  'PreSignUp_SignUp',
  'PreSignUp_AdminCreateUser',
  'PreSignUp_ExternalProvider',
] as const;

export const postConfirmationSources = [
  'PostConfirmation_ConfirmSignUp',
  'PostConfirmation_ConfirmForgotPassword',
] as const;

export const preAuthenticationSources = ['PreAuthentication_Authentication'] as const;

export const postAuthenticationSources = ['PostAuthentication_Authentication'] as const;

export const defineAuthChallengeSources = ['DefineAuthChallenge_Authentication'] as const;

export const createAuthChallengeSources = ['CreateAuthChallenge_Authentication'] as const;

export const verifyAuthChallengeResponseSources = [
  'VerifyAuthChallengeResponse_Authentication',
] as const;

/** Of a user's tokens. */
export const userTokenSources = [
  'TokenGeneration_HostedAuth',
  'TokenGeneration_Authentication',
  'TokenGeneration_NewPasswordChallenge',
  'TokenGeneration_AuthenticateDevice',
  'TokenGeneration_RefreshTokens',
] as const;

/** Of an app's own token. */
export const clientTokenSource = 'TokenGeneration_ClientCredentials';

export const customMessageSources = [
  'CustomMessage_SignUp',
  'CustomMessage_AdminCreateUser',
  'CustomMessage_ResendCode',
  'CustomMessage_ForgotPassword',
  'CustomMessage_UpdateUserAttribute',
  'CustomMessage_VerifyUserAttribute',
  'CustomMessage_Authentication',
] as const;

export const userMigrationSources = [
  'UserMigration_Authentication',
  'UserMigration_ForgotPassword',
] as const;

export const customSmsSenderSources = [
  'CustomSMSSender_SignUp',
  'CustomSMSSender_ResendCode',
  'CustomSMSSender_ForgotPassword',
  'CustomSMSSender_UpdateUserAttribute',
  'CustomSMSSender_VerifyUserAttribute',
  'CustomSMSSender_AdminCreateUser',
  'CustomSMSSender_Authentication',
] as const;

export const customEmailSenderSources = [
  'CustomEmailSender_SignUp',
  'CustomEmailSender_ResendCode',
  'CustomEmailSender_ForgotPassword',
  'CustomEmailSender_UpdateUserAttribute',
  'CustomEmailSender_VerifyUserAttribute',
  'CustomEmailSender_AdminCreateUser',
  'CustomEmailSender_Authentication',
  'CustomEmailSender_AccountTakeOverNotification',
] as const;

export const inboundFederationSources = ['InboundFederation_ExternalProvider'] as const;
