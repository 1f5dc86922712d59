import type { Challenge, ChallengeState, Slot } from './one-time-code/state.ts';
import type { Consumption } from './one-time-code/writes/consume.ts';
import type { CreateWrite } from './one-time-code/writes/create.ts';
import type { Answered } from './one-time-code/writes/reserve.ts';
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
  readonly kind?: string;
  readonly attempts?: number;
  /** Since the mail was due. */
  readonly seconds?: number;
  readonly retryInSeconds?: number;
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
   * Hands one mail over for delivery, once. `refused`: the service works and will not take this recipient.
   * @throws {NotDeliveredError} where an error response or a missing connection proves that nothing was sent; anything
   *   else where the outcome is unknown
   */
  send(mail: Mail): Promise<'taken' | 'refused'>;
};

/** What the courier counts, in CloudWatch's units. */
export type Metrics = {
  count(name: 'Handed' | 'Undeliverable' | 'Failed' | 'OverBudget'): void;
  seconds(name: 'SecondsToAcceptance', value: number): void;
  flush(): void;
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
  /**
   * Marks an address verified. The address is sent along, so that one which changed meanwhile is not marked in its place
   * but set back to the proven one.
   */
  markEmailVerified(user: {
    readonly userPoolId: string;
    readonly userName: string;
    readonly email: string;
  }): Promise<void>;
};

/** The rows of ChallengesTable as create and verify see them. */
export type Challenges = {
  /** The row as it is now (a consistent read); an empty state where there is none. */
  find(rowKey: string): Promise<ChallengeState>;
  /** Writes unless another write of create came between. */
  create(rowKey: string, write: CreateWrite): Promise<'written' | 'lost'>;
  /** Pays for one comparison with a short code; see `reserve` of the rules. */
  reserve(rowKey: string, answered: Answered, now: number): Promise<'reserved' | 'refused'>;
  /** Uses a code up, once; the same invocation may repeat it. */
  consume(rowKey: string, use: Consumption, now: number): Promise<'consumed' | 'lost'>;
};

/** A mail that waits for the courier, as the stream announces it. */
export type DueMail = {
  readonly rowKey: string;
  readonly slot: Slot;
  readonly mailNumber: number;
  readonly envelope: string;
  readonly challenge: Challenge;
  /** When the mail was asked for. */
  readonly dueAt: number;
};

/**
 * | outcome of a lease | the courier |
 * | --- | --- |
 * | leased | sends, then finishes |
 * | held | throws, so that the record comes again: another courier has it and may have died |
 * | done | drops the record |
 */
export type Lease =
  | { readonly outcome: 'leased'; readonly leaseUntil: number }
  | { readonly outcome: 'held' }
  | { readonly outcome: 'done' };

/** The rows of ChallengesTable as the courier sees them. */
export type Deliveries = {
  lease(mail: DueMail, now: number): Promise<Lease>;
  /** After an error response: nothing was sent, so the try does not count. */
  giveBack(mail: DueMail, leaseUntil: number): Promise<void>;
  finish(mail: DueMail, status: 'handed' | 'undeliverable' | 'none'): Promise<void>;
};

/** Counters of mails to addresses that are not proven. */
export type MailBudgets = {
  /** Times of the mails to a mailbox, by its key. */
  mailsTo(
    mailbox: string,
  ): Promise<{ readonly version: number; readonly mails: readonly number[] }>;
  /** Writes the times unless another courier came between. `ttl` in seconds. */
  count(
    mailbox: string,
    counted: { readonly version: number; readonly mails: readonly number[]; readonly ttl: number },
  ): Promise<boolean>;
  /** Counts one mail in a minute unless `limit` is reached. */
  countInMinute(minute: number, limit: number, ttl: number): Promise<boolean>;
  /** Takes a mail that was not sent off a minute. */
  takeOffMinute(minute: number): Promise<void>;
};

/** Which address the last right answer of a user proved, and when. */
export type ProvenAddresses = {
  find(userId: string): Promise<{ readonly hash: string; readonly at: number } | undefined>;
  /** Removes the proof unless another one has replaced it. */
  remove(userId: string, hash: string): Promise<void>;
};

/** What support does with a user's row. */
export type ChallengeRows = { erase(userId: string): Promise<'erased' | 'none'> };
