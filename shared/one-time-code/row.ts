/**
 * One user's row of ChallengesTable. Times are milliseconds since 1970 by the functions' clock; `ttl` alone is in
 * seconds, as DynamoDB wants it. TTL is not expiry: DynamoDB deletes late, so `exp` stands in every condition.
 */
export type ChallengeRow = {
  /** Rises with every claim; a claim is a compare-and-swap on it. */
  readonly ver: number;
  /** The live challenge's id: 128 random bits, hexadecimal. */
  readonly cid: string;
  /** HMAC of the code, hexadecimal; gone once the code is used. */
  readonly h?: string;
  readonly exp: number;
  /** Attempts reserved on this code, over all sessions. */
  readonly att: number;
  /** Wrong answers in a row, over all codes. */
  readonly fails: number;
  /** No new code before this time. */
  readonly next: number;
  readonly sendState: SendState;
  /** Messages tried for this challenge. */
  readonly sendTry: number;
  readonly claimedAt: number;
  /** The invocation that made the claim. */
  readonly claimId: string;
  /** The app client that the code was asked for from. */
  readonly clientId: string;
  /** See {@link destinationHash}. */
  readonly destHash: string;
  readonly usedAt?: number;
  /** The invocation that used the code: the SDK's own retry may do it again, nobody else. */
  readonly usedBy?: string;
  readonly ttl?: number;
};

/**
 * | state | the message |
 * | --- | --- |
 * | PENDING | is being sent, or its sender died |
 * | SENT | was taken by the mail service |
 * | FAILED | was refused, or nobody knows |
 */
export type SendState = 'PENDING' | 'SENT' | 'FAILED';

/** Whether a right answer could still be accepted. */
export const isAlive = (
  row: Pick<ChallengeRow, 'h' | 'usedAt' | 'att' | 'exp'>,
  attempts: number,
  now: number,
): boolean =>
  row.h !== undefined && row.usedAt === undefined && row.att < attempts && row.exp > now;
