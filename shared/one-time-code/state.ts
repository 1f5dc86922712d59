/**
 * | kind | what it is | bound on guessing |
 * | --- | --- | --- |
 * | digits | 8 to 12 decimal digits, typed | three answers, and the wrong answers of a block |
 * | long | 80 bits in Crockford's base 32, pasted | none needed |
 */
export type CodeKind = 'digits' | 'long';

export type Slot = 0 | 1;

/** One challenge. Times are milliseconds since 1970 by the functions' clock. */
export type Challenge = {
  /** 128 random bits, hexadecimal. The code is computed from it. */
  readonly id: string;
  readonly kind: CodeKind;
  /** Which pepper its code is computed under. */
  readonly pepperId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Answers reserved on it, over all sign-ins. */
  readonly attempts: number;
  /** The invocation that used it. */
  readonly usedBy?: string;
};

/**
 * | status | the mail |
 * | --- | --- |
 * | due | waits for the courier |
 * | sending | a courier holds it until `leaseUntil`, or held it and gave it back (0) |
 * | handed | was accepted by the mail service |
 * | undeliverable | was refused for this recipient |
 * | none | is never sent: unknown user, or over a budget |
 */
export type DeliveryStatus = 'due' | 'sending' | 'handed' | 'undeliverable' | 'none';

/** What the courier reads and writes. No rule of create or verify reads it, or it would reveal who exists. */
export type Delivery = {
  readonly status: DeliveryStatus;
  readonly slot: Slot;
  /** The version of the row that this mail came with. */
  readonly mailNumber: number;
  readonly leaseUntil: number;
  /** Sends that were begun and not given back. */
  readonly tries: number;
  /** See `secrets/envelope.ts`. */
  readonly envelope: string;
};

/** One user's row of ChallengesTable in the words of the rules; the table's file maps it to columns. */
export type ChallengeState = {
  /** Rises with every write of create, which are compare-and-swaps on it. 0: there is no row. */
  readonly version: number;
  readonly slots: readonly [Challenge | undefined, Challenge | undefined];
  /** The slot that was filled last. Its time does not say so where a clock went back. */
  readonly newestSlot: Slot;
  /** Times of the mails, the last one first. */
  readonly mails: readonly number[];
  /** The `lastSuccessAt` whose mail has been taken off `mails`; 0 for none. */
  readonly countedSuccess: number;
  /** 0 before the first right answer. */
  readonly lastSuccessAt: number;
  /** Wrong answers to short codes since the last right answer. */
  readonly wrongInARow: number;
  /** Wrong answers to short codes by block of 12 h. */
  readonly wrongByBlock: Readonly<Record<number, number>>;
  readonly delivery: Delivery;
  /** Keyed hash and time of the address that the last right answer proved. */
  readonly provenAddress?: { readonly hash: string; readonly at: number };
  /** When the row may go away, in seconds, as DynamoDB wants it. */
  readonly ttl: number;
};

const noDelivery: Delivery = {
  status: 'none',
  slot: 0,
  mailNumber: 0,
  leaseUntil: 0,
  tries: 0,
  envelope: '',
};

/** What the rules see where there is no row. */
export const emptyState: ChallengeState = {
  version: 0,
  slots: [undefined, undefined],
  newestSlot: 0,
  mails: [],
  countedSuccess: 0,
  lastSuccessAt: 0,
  wrongInARow: 0,
  wrongByBlock: {},
  delivery: noDelivery,
  ttl: 0,
};

/** The slots with another challenge in one of them. */
export const withSlot = (
  state: ChallengeState,
  slot: Slot,
  challenge: Challenge,
): ChallengeState['slots'] =>
  slot === 0 ? [challenge, state.slots[1]] : [state.slots[0], challenge];
