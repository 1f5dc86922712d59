import type { ChallengeResult } from '#shared/events/trigger-event.ts';
import type { DomainLists } from '#shared/identity/email-domains.ts';
import type { OneTimeCodePolicy } from '#shared/one-time-code/limits.ts';
import { type RoundMemory, readRoundMemory } from '#shared/one-time-code/rules/round-memory.ts';

export type CreatePolicy = OneTimeCodePolicy &
  DomainLists & {
    /** Shows the masked address to the client, which reveals who has an account. */
    readonly revealDestination: boolean;
  };

/**
 * What a round of a sign-in is.
 *
 * | round | when | may cause a mail |
 * | --- | --- | --- |
 * | start | no custom challenge was shown in this sign-in (after SRP the session is not empty) | yes |
 * | resend | the client asks for one | yes |
 * | later | after a wrong answer | no |
 */
export type Round =
  | { readonly kind: 'start' | 'resend'; readonly resends: number }
  | { readonly kind: 'later'; readonly memory: RoundMemory };

export type OpeningRound = Extract<Round, { kind: 'start' | 'resend' }>;

export const readRound = (session: readonly ChallengeResult[], asksResend: boolean): Round => {
  const last = session.findLast(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
  if (last === undefined) return { kind: 'start', resends: 0 };
  // Define ends a sign-in whose memory cannot be read; here it means that nothing is mailed.
  const memory = readRoundMemory(last.challengeMetadata) ?? { step: 'wait', resends: 0 };
  return asksResend ? { kind: 'resend', resends: memory.resends + 1 } : { kind: 'later', memory };
};
