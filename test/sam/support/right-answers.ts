import { expect } from 'vitest';

/** What is right for one sample: the response, and what the function left behind. */
export type RightAnswer = {
  readonly response: unknown;
  /** Profile row of the sample's user afterwards, without its times. */
  readonly profile?: object;
  /** Whether the user's row says that a mail is due. */
  readonly delivery?: 'due';
};

const user = '34c84488-e0e1-70ae-d2ee-8d2f5a0c1b2e';

const newProfile = {
  userId: user,
  status: 'active',
  roles: ['member'],
  plan: 'free',
  version: 1,
};

/** No row: a new profile's claims, lists as lists, in both tokens. */
const richClaims = { claimsToAddOrOverride: { roles: ['member'], plan: 'free' } };

const v2: RightAnswer = {
  response: {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: richClaims,
      accessTokenGeneration: richClaims,
    },
  },
};

/** V1 knows only texts, and only the ID token. */
const v1: RightAnswer = {
  response: {
    claimsOverrideDetails: { claimsToAddOrOverride: { roles: '["member"]', plan: 'free' } },
  },
};

/** A machine has no profile: its token is left as Cognito makes it. */
const machine: RightAnswer = { response: { claimsAndScopeOverrideDetails: null } };

const unchanged: RightAnswer = { response: {} };

const signUp = (autoConfirmUser: boolean): RightAnswer => ({
  response: { autoConfirmUser, autoVerifyEmail: false, autoVerifyPhone: false },
});

/** Cognito sends its default text unless `{####}` stands in mail and SMS, so both must hold it. */
const message = (emailSubject: string, smsMessage: string, before: string): RightAnswer => ({
  response: {
    emailSubject,
    smsMessage,
    emailMessage: expect.stringMatching(new RegExp(`${before}[^]*>\\{####\\}<`)),
  },
});

const confirm = message(
  'Confirm your email address for example.com',
  '{####} is your confirmation code for example.com.',
  'Use this code to confirm your email address for example.com:',
);
const verify = message(
  'Verify your email address for example.com',
  '{####} is your verification code for example.com.',
  'Use this code to verify your email address for example.com:',
);

/** Every sample of our functions, with default parameters and empty tables. Ids and times are masked. */
export const rightAnswers: Readonly<Record<string, RightAnswer>> = {
  // The first code will prove the address: confirmed, but not verified.
  'pre-sign-up/sign-up.json': signUp(true),
  'pre-sign-up/admin-create-user.json': signUp(false),
  'pre-sign-up/external-provider.json': signUp(false),

  'post-confirmation/confirm-sign-up.json': {
    ...unchanged,
    profile: { ...newProfile, origin: 'sign-up' },
  },
  // Confirmed long ago: a new password makes no row, and overwrites none.
  'post-confirmation/confirm-forgot-password.json': unchanged,

  'pre-authentication/authentication.json': unchanged,
  'post-authentication/authentication.json': {
    ...unchanged,
    profile: { ...newProfile, origin: 'sign-up' },
  },

  'define-auth-challenge/authentication.json': {
    response: { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false },
  },
  'create-auth-challenge/authentication.json': {
    response: {
      publicChallengeParameters: {
        step: 'code',
        channel: 'email',
        destination: '***@***',
        codeKind: 'digits',
        codeLength: '8',
        expiresInSeconds: '300',
        resendInSeconds: '30',
      },
      privateChallengeParameters: {
        step: 'code',
        challengeId: '<id>',
        slot: '1',
        kind: 'digits',
        pepper: '<pepper>',
      },
      challengeMetadata: 'v2.code.0.digits.1.<id>',
    },
    // The courier of the local stack has another pepper than events/env.json, so it waits.
    delivery: 'due',
  },
  // No code was requested, so no answer can match.
  'verify-auth-challenge-response/authentication.json': { response: { answerCorrect: false } },

  'pre-token-generation/hosted-auth.json': v2,
  'pre-token-generation/hosted-auth.v1.json': v1,
  'pre-token-generation/hosted-auth.v3.json': v2,
  'pre-token-generation/authentication.json': v2,
  'pre-token-generation/authentication.v1.json': v1,
  'pre-token-generation/authentication.v3.json': v2,
  'pre-token-generation/new-password-challenge.json': v2,
  'pre-token-generation/new-password-challenge.v1.json': v1,
  'pre-token-generation/new-password-challenge.v3.json': v2,
  'pre-token-generation/authenticate-device.json': v2,
  'pre-token-generation/authenticate-device.v1.json': v1,
  'pre-token-generation/authenticate-device.v3.json': v2,
  'pre-token-generation/refresh-tokens.json': v2,
  'pre-token-generation/refresh-tokens.v1.json': v1,
  'pre-token-generation/refresh-tokens.v3.json': v2,
  'pre-token-generation/client-credentials.json': machine,
  'pre-token-generation/client-credentials.v3.json': machine,

  'custom-message/sign-up.json': confirm,
  'custom-message/resend-code.json': confirm,
  'custom-message/update-user-attribute.json': verify,
  'custom-message/verify-user-attribute.json': verify,
  'custom-message/forgot-password.json': message(
    'Reset your password for example.com',
    '{####} is your password reset code for example.com.',
    'Use this code to choose a new password for example.com:',
  ),
  // An invitation without the user name is one that Cognito does not send.
  'custom-message/admin-create-user.json': {
    response: {
      emailSubject: 'Your invitation to example.com',
      smsMessage:
        'example.com: you are invited to sign in by email code. Username {username}. Not needed: temporary password {####}',
      emailMessage: expect.stringMatching(
        /You sign in without a password[\s\S]*Your username is \{username\}\. The temporary password \{####\} is not needed\./,
      ),
    },
  },
  'custom-message/authentication.json': message(
    'Your sign-in code for example.com',
    '{####} is your sign-in code for example.com.',
    'Use this code to sign in to example.com:',
  ),
};

/** Why the courier drops each of its samples: they name no row that is there, and their codes expired long ago. */
export const dropReasons: Readonly<Record<string, string>> = {
  'code-delivery/another-table.json': 'foreign',
  'code-delivery/due.json': 'dead',
  'code-delivery/handed.json': 'not due',
  'code-delivery/mail-again.json': 'dead',
  'code-delivery/time-to-live-removal.json': 'not due',
  'code-delivery/unknown-user.json': 'not due',
};
