import type { Locale } from '#shared/delivery/email/locale.ts';
import { readMetadata } from '#shared/one-time-code/metadata.ts';
import {
  type ChallengePolicy,
  coolDownMs,
  pendingHorizonMs,
  repeatHorizonMs,
  sendsPerChallenge,
  wrongAnswersUntilLocked,
} from '#shared/one-time-code/policy.ts';
import { type ChallengeRow, isAlive } from '#shared/one-time-code/row.ts';

export type CreatePolicy = ChallengePolicy & {
  /** No answer leaves earlier than this after the invocation began. */
  readonly responseFloorMs: number;
  /** Shows the masked address to the client: an oracle for who has an account. */
  readonly revealDestination: boolean;
  readonly codeInSubject: boolean;
  readonly defaultLocale: Locale;
  readonly senderAddress: string;
};

export type StartFacts = {
  readonly row: ChallengeRow | undefined;
  readonly clientId: string;
  /** Until when the channel counts as down; 0 when it does not. */
  readonly openUntil: number;
  readonly now: number;
};

/**
 * | outcome | what happens |
 * | --- | --- |
 * | issue | a new challenge is claimed and mailed |
 * | reissue | the first run died before it marked its mail sent: a new code under the same challenge, attempts kept |
 * | repeat | Cognito's retry or a double click: the live challenge is shown, nothing is sent |
 * | unavailable | the channel is down: known and unknown users are told so alike |
 * | wait | not now; why is nobody's business |
 */
export type StartDecision =
  | { readonly outcome: 'issue' }
  | { readonly outcome: 'reissue'; readonly row: ChallengeRow }
  | { readonly outcome: 'repeat'; readonly row: ChallengeRow }
  | { readonly outcome: 'unavailable' }
  | { readonly outcome: 'wait'; readonly retryInMs: number };

const wait = (retryInMs: number): StartDecision => ({ outcome: 'wait', retryInMs });

/** A sign-in of the same user and client while the cool-down runs and the code is good. */
const decideAgain = (row: ChallengeRow, now: number): StartDecision => {
  const age = now - row.claimedAt;
  const horizon = row.sendState === 'SENT' ? repeatHorizonMs : pendingHorizonMs;
  if (row.sendState !== 'FAILED' && age < horizon) return { outcome: 'repeat', row };
  const isLost = row.sendState === 'PENDING' && row.sendTry < sendsPerChallenge;
  return isLost ? { outcome: 'reissue', row } : wait(row.next - now);
};

/** While the cool-down runs nothing is sent for another client, and nothing for a code that is used or exhausted. */
const decideInCoolDown = (
  row: ChallengeRow,
  { clientId, now }: StartFacts,
  { codeAttempts }: Pick<ChallengePolicy, 'codeAttempts'>,
): StartDecision =>
  row.clientId === clientId && isAlive(row, codeAttempts, now)
    ? decideAgain(row, now)
    : wait(row.next - now);

/**
 * Whether the outage decides. A row whose message failed is one that only a known user has: during the outage it must
 * not tell its owner to wait when everybody else is told of the outage.
 */
const meetsOutage = (decision: StartDecision, { row, openUntil, now }: StartFacts): boolean =>
  openUntil > now &&
  (decision.outcome === 'issue' ||
    decision.outcome === 'reissue' ||
    (decision.outcome === 'wait' && row?.sendState === 'FAILED' && row.next > now));

/** The opening round of a sign-in. */
export const decideStart = (
  facts: StartFacts,
  policy: Pick<ChallengePolicy, 'codeAttempts'>,
): StartDecision => {
  const { row, now } = facts;
  if (row !== undefined && row.fails >= wrongAnswersUntilLocked) return wait(coolDownMs);
  const isDue = row === undefined || row.next <= now;
  const decision: StartDecision = isDue
    ? { outcome: 'issue' }
    : decideInCoolDown(row, facts, policy);
  return meetsOutage(decision, facts) ? { outcome: 'unavailable' } : decision;
};

export type RoundFacts = {
  readonly row: ChallengeRow | undefined;
  /** `challengeMetadata` of the round before this one. */
  readonly metadata: string | null | undefined;
  readonly now: number;
};

/** A later round shows what this sign-in has, and sends nothing: a wrong answer must not trigger a mail. */
export type RoundDecision =
  | { readonly outcome: 'show'; readonly row: ChallengeRow }
  | { readonly outcome: 'dead'; readonly challengeId: string | undefined }
  | { readonly outcome: 'wait'; readonly retryInMs: number };

export const decideRound = (
  { row, metadata, now }: RoundFacts,
  { codeAttempts }: Pick<ChallengePolicy, 'codeAttempts'>,
): RoundDecision => {
  const round = readMetadata(metadata);
  if (round?.kind === 'wait') {
    return { outcome: 'wait', retryInMs: Math.max(0, (row?.next ?? now) - now) };
  }
  const challengeId = round?.challengeId;
  const own = row !== undefined && row.cid === challengeId && isAlive(row, codeAttempts, now);
  return own ? { outcome: 'show', row } : { outcome: 'dead', challengeId };
};
