import type { CodeWords, CognitoWords } from '../words.ts';

const secrecy = 'Do not share this code. We will never ask you for it.';
const notRequested = 'If you didn’t request this code, you can ignore this email.';
const subject = (application: string) => `Your sign-in code for ${application}`;
const before = (application: string) => `Use this code to sign in to ${application}:`;

export const codeWords: CodeWords = {
  subject,
  before,
  lifetime: (minutes) => `This code expires in ${minutes} minutes.`,
  secrecy:
    'Do not share this code. We will never ask you for it. Enter it only where you started to sign in.',
  notYou:
    'If you didn’t request this code, you can ignore this email. No one can sign in without it.',
  longCode:
    'This code is longer than usual because of repeated sign-in attempts. Copy it and paste it. Hyphens and capital letters do not matter.',
};

export const cognitoWords: CognitoWords = {
  confirm: {
    subject: (application) => `Confirm your email address for ${application}`,
    before: (application) => `Use this code to confirm your email address for ${application}:`,
    after: ['If you didn’t sign up, you can ignore this email.'],
    sms: (application, code) => `${code} is your confirmation code for ${application}.`,
  },
  reset: {
    subject: (application) => `Reset your password for ${application}`,
    before: (application) => `Use this code to choose a new password for ${application}:`,
    after: [
      secrecy,
      'If you didn’t request this code, you can ignore this email. Your password stays the same.',
    ],
    sms: (application, code) => `${code} is your password reset code for ${application}.`,
  },
  verify: {
    subject: (application) => `Verify your email address for ${application}`,
    before: (application) => `Use this code to verify your email address for ${application}:`,
    after: [notRequested],
    sms: (application, code) => `${code} is your verification code for ${application}.`,
  },
  invite: {
    subject: (application) => `Your invitation to ${application}`,
    before: (application, userName) =>
      `You have been invited to ${application}. Your username is ${userName} and your temporary password is:`,
    after: ['You will choose your own password when you first sign in.'],
    sms: (application, code, userName) =>
      `${application}: username ${userName}, temporary password ${code}`,
  },
  mfa: {
    subject,
    before,
    after: [secrecy, 'If this wasn’t you and you have a password here, change it.'],
    sms: (application, code) => `${code} is your sign-in code for ${application}.`,
  },
};
