/** The rules of a one-time code. Limits and their sources: SECURITY.md. */
export type ChallengePolicy = {
  /** Decimal digits, 6 to 12. Eight are 26.6 bits; NIST SP 800-63B-4, 3.1.3.2 asks for six. */
  readonly codeLength: number;
  /** 60 to 600 s: ten minutes are the most of NIST SP 800-63B-4 and ASVS 6.5.5. */
  readonly codeLifetimeSeconds: number;
  /** Wrong answers that a code survives, over all sessions: 1 to 5. */
  readonly codeAttempts: number;
};

const second = 1000;

/** Between two codes for one user. */
export const coolDownMs = 30 * second;

/** After a send that failed: soon again, but not at once. */
export const coolDownAfterFailureMs = 10 * second;

/**
 * A claim that is still PENDING is the other half of Cognito's retry while it is younger than this: the function's own
 * time-out (4 s) and a half more, so that its first run is surely dead by then.
 */
export const pendingHorizonMs = 4_500;

/** Starts this close to a sent code are Cognito's retry or a double click; nothing tells them from a second sign-in. */
export const repeatHorizonMs = 12 * second;

/** Messages for one challenge, when runs die between claim and mail. */
export const sendsPerChallenge = 3;

/** Wrong answers in a row after which codes are disabled for the account (NIST SP 800-63B-4, 3.2.2). */
export const wrongAnswersUntilLocked = 100;

/** Rows of users who do not exist go away after this; they protect nothing longer than a day. */
export const decoyLifetimeMs = 24 * 60 * 60 * second;
