import type { Profile } from './profile/profile.ts';

/**
 * What the stories ask of the world outside, in their own words. `shared/aws` answers on AWS; nothing else does:
 * tests and the local stack run the same adapters against a DynamoDB and a mail endpoint of their own.
 */

/** Milliseconds since 1970, as Date.now gives them. */
export type Clock = () => number;

/**
 * The only facts that a log line may hold (CWE-532). None of them is a code, a token, an address or an attribute;
 * `user` is a keyed hash, `challenge` the first 8 hexadecimal digits of a challenge id.
 */
export type LogFacts = {
  readonly outcome?: string;
  readonly reason?: string;
  readonly triggerSource?: string;
  readonly clientId?: string;
  readonly user?: string;
  readonly challenge?: string;
  readonly channel?: string;
  readonly attempts?: number;
  readonly claims?: number;
  readonly errorName?: string;
  readonly field?: string;
};

/** One line a decision. `what` is a fixed text in the past tense: «code sent», «sign-up refused». */
export type Log = {
  info(what: string, facts?: LogFacts): void;
  warn(what: string, facts?: LogFacts): void;
  error(what: string, facts?: LogFacts): void;
};

/** A mail as a person reads it; both bodies are already escaped for their kind. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type Mailer = {
  /** Hands one mail over for delivery, once. Throws when the service did not say that it took it. */
  send(mail: Mail): Promise<void>;
};

export type Profiles = {
  /** The row as it is now (a consistent read), or nothing. */
  find(userId: string): Promise<Profile | undefined>;
  /** Writes the row unless the user has one; says which of the two it was. Never overwrites. */
  create(profile: Profile): Promise<'created' | 'exists'>;
};

/** The user pool itself, for the one thing that a code proves. */
export type UserDirectory = {
  /** Marks the user's current e-mail address verified. */
  markEmailVerified(user: {
    readonly userPoolId: string;
    readonly userName: string;
  }): Promise<void>;
};
