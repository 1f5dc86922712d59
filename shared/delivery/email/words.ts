/** The words of a sign-in code's mail in one language. */
export type CodeWords = {
  subject(application: string): string;
  before(application: string): string;
  lifetime(minutes: number): string;
  readonly secrecy: string;
  readonly notYou: string;
  /** Why this code is long, and how to enter it. */
  readonly longCode: string;
};

/** What Cognito itself sends to a user. */
export type Purpose = 'confirm' | 'reset' | 'verify' | 'invite' | 'mfa';

/** The words of one of Cognito's own messages in one language. */
export type MessageWords = {
  subject(application: string): string;
  before(application: string, userName: string): string;
  readonly after: readonly string[];
  /** At most 140 characters with the placeholders as they are (guide: custom message). */
  sms(application: string, code: string, userName: string): string;
};

export type CognitoWords = Readonly<Record<Purpose, MessageWords>>;
