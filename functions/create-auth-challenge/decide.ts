import { readMetadata } from '#shared/challenge/metadata.ts';
import {
  type ChallengePolicy,
  coolDownMs,
  pendingHorizonMs,
  repeatHorizonMs,
  sendsPerChallenge,
  wrongAnswersUntilLocked,
} from '#shared/challenge/policy.ts';
import { type ChallengeRow, isAlive } from '#shared/challenge/row.ts';
import type { Locale } from '#shared/messages/locale.ts';

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
  readonly now: number;
};

/**
 * | outcome | what happens |
 * | --- | --- |
 * | issue | a new challenge is claimed and mailed |
 * | reissue | the first run died before it marked its mail sent: a new code under the same challenge, attempts kept |
 * | repeat | Cognito's retry or a double click: the live challenge is shown, nothing is sent |
 * | wait | not now; why is nobody's business |
 */
export type StartDecision =
  | { readonly outcome: 'issue' }
  | { readonly outcome: 'reissue'; readonly row: ChallengeRow }
  | { readonly outcome: 'repeat'; readonly row: ChallengeRow }
  | { readonly outcome: 'wait'; readonly retryInMs: number };

const wait = (retryInMs: number): StartDecision => ({ outcome: 'wait', retryInMs });

/** The opening round of a sign-in. */
export const decideStart = (
  { row, clientId, now }: StartFacts,
  { codeAttempts }: Pick<ChallengePolicy, 'codeAttempts'>,
): StartDecision => {
  if (row === undefined) return { outcome: 'issue' };
  if (row.fails >= wrongAnswersUntilLocked) return wait(coolDownMs);
  if (row.next <= now) return { outcome: 'issue' };
  if (row.clientId !== clientId) return wait(row.next - now);
  const age = now - row.claimedAt;
  if (row.sendState === 'PENDING' && age >= pendingHorizonMs) {
    return row.sendTry < sendsPerChallenge ? { outcome: 'reissue', row } : wait(row.next - now);
  }
  const horizon = row.sendState === 'SENT' ? repeatHorizonMs : pendingHorizonMs;
  const isRepeat = row.sendState !== 'FAILED' && age < horizon;
  if (isRepeat && isAlive(row, codeAttempts, now)) return { outcome: 'repeat', row };
  return wait(row.next - now);
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
