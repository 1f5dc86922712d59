/** The words around every mail in one language. */
export type FrameWords = {
  /** What lists of mails show of a mail with one of Cognito's codes. */
  readonly preview: string;
  /** Label of the button that leads to `SignInUrl`. */
  readonly signIn: string;
  /** Before the address of `SupportUrl`. */
  readonly help: string;
};

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

/**
 * What Cognito itself sends to a user. Cognito demands a temporary password in every invitation; there is one for pools
 * that sign in by password, one for those that sign in by code, and one for pools whose app clients are not known.
 */
export type Purpose =
  | 'confirm'
  | 'reset'
  | 'verify'
  | 'invite'
  | 'inviteByCode'
  | 'inviteByEither'
  | 'mfa';

/** The words of one of Cognito's own messages in one language. */
export type MessageWords = {
  subject(application: string): string;
  before(application: string, userName: string): string;
  readonly after: readonly string[];
  /** A last line in small print. It holds the code, which then has no line of its own. */
  small?(code: string, userName: string): string;
  /** At most 140 characters with the placeholders as they are (guide: custom message). */
  sms(application: string, code: string, userName: string): string;
};

export type CognitoWords = Readonly<Record<Purpose, MessageWords>>;
