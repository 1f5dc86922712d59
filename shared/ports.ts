import type { ChallengeRow } from './one-time-code/row.ts';
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
  /**
   * Hands one mail over for delivery, once. `refused`: the service works and will not take this one, so the address is
   * at fault. Throws when nobody knows whether it was taken.
   */
  send(mail: Mail): Promise<'taken' | 'refused'>;
};

export type Profiles = {
  /** The row as it is now (a consistent read), or nothing. */
  find(userId: string): Promise<Profile | undefined>;
  /** Writes the row unless the user has one; says which of the two it was. Never overwrites. */
  create(profile: Profile): Promise<'created' | 'exists'>;
};

/** Writes to profiles that commands make and no function does. */
export type ProfileChanges = {
  /** Writes the profile if the row still has the version before it. */
  replace(profile: Profile): Promise<'written' | 'lost'>;
  /** Deletes the row if it still has this version. */
  erase(userId: string, version: number): Promise<'erased' | 'lost'>;
};

/** The user pool itself, for the one thing that a code proves. */
export type UserDirectory = {
  /** Marks the user's current e-mail address verified. */
  markEmailVerified(user: {
    readonly userPoolId: string;
    readonly userName: string;
  }): Promise<void>;
};

/** A new code for somebody, as it is to stand in the table before anything is sent. */
export type Claim = Pick<
  ChallengeRow,
  'cid' | 'exp' | 'next' | 'sendTry' | 'claimedAt' | 'claimId' | 'clientId' | 'destHash'
> & {
  readonly h: string;
  /** The version that was read; 0 where there was no row. */
  readonly readVersion: number;
  /** A code of its own starts without attempts; one that is made again for the same challenge keeps them. */
  readonly attempts: 'start' | 'keep';
  /** Seconds since 1970; a user's row stays, since it counts wrong answers. */
  readonly ttl?: number;
};

export type Challenges = {
  /** The row as it is now (a consistent read), or nothing. */
  find(pk: string): Promise<ChallengeRow | undefined>;
  /** Writes the claim unless somebody else claimed since the row was read, or codes are locked. */
  claim(pk: string, claim: Claim): Promise<'claimed' | 'lost'>;
  /** What became of the message of that claim. */
  markSent(pk: string, claimId: string): Promise<void>;
  markFailed(pk: string, claimId: string, next: number): Promise<void>;
  /** Pays for one comparison, or answers nothing: superseded, expired, exhausted, used and locked are one outcome. */
  reserve(
    pk: string,
    attempt: { readonly cid: string; readonly attempts: number; readonly now: number },
  ): Promise<ChallengeRow | undefined>;
  /** Uses the code up, once; the same invocation may ask again. */
  consume(
    pk: string,
    use: { readonly cid: string; readonly invocation: string; readonly now: number },
  ): Promise<'consumed' | 'lost'>;
};

/** Knows for a moment that a channel is down, so that known and unknown users are told alike. */
export type Breaker = {
  /** The time until which the channel counts as down; 0 when it does not. */
  openUntil(): Promise<number>;
  open(until: number): Promise<void>;
};

export type ProvenAddresses = {
  /** Where the user's last used code went, as a hash, with the challenge that the hash is made with. */
  lastProven(
    userId: string,
  ): Promise<{ readonly challengeId: string; readonly destHash: string } | undefined>;
};
