import type { CodeWords, CognitoWords, FrameWords } from '../words.ts';

const secrecy = 'Do not share this code. We will never ask you for it.';
const notRequested = 'If you didn’t request this code, you can ignore this email.';
const subject = (application: string) => `Your sign-in code for ${application}`;
const before = (application: string) => `Use this code to sign in to ${application}:`;

const invited = (application: string) => `Your invitation to ${application}`;

const invitedByText = (application: string, code: string, userName: string) =>
  `${application}: username ${userName}, temporary password ${code}`;

export const frameWords: FrameWords = {
  preview: 'Open this email to see your code.',
  signIn: 'Sign in',
  help: 'Help:',
};

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
    subject: invited,
    before: (application, userName) =>
      `You have been invited to ${application}. Your username is ${userName} and your temporary password is:`,
    after: ['You will choose your own password when you first sign in.'],
    sms: invitedByText,
  },
  inviteByCode: {
    subject: invited,
    before: (application) =>
      `You have been invited to ${application}. You sign in without a password: each time, we send a code to this email address.`,
    after: [],
    small: (code, userName) =>
      `Your username is ${userName}. The temporary password ${code} is not needed.`,
    sms: (application, code, userName) =>
      `${application}: you are invited to sign in by email code. Username ${userName}. Not needed: temporary password ${code}`,
  },
  inviteByEither: {
    subject: invited,
    before: (application, userName) =>
      `You have been invited to ${application}. Your username is ${userName}. If you are asked for a password, use this temporary one:`,
    after: [
      'You will then choose your own password. To sign in with a code, you need no password.',
    ],
    sms: invitedByText,
  },
  mfa: {
    subject,
    before,
    after: [secrecy, 'If this wasn’t you and you have a password here, change it.'],
    sms: (application, code) => `${code} is your sign-in code for ${application}.`,
  },
};
