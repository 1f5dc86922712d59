import type { ChallengeResult } from '#shared/events/trigger-event.ts';
import { isAllowedClient } from '#shared/identity/app-client.ts';
import { readMetadata } from '#shared/one-time-code/metadata.ts';

export type DefinePolicy = {
  /** App clients that may sign in; empty allows all. */
  readonly allowedClientIds: readonly string[];
};

/**
 * | outcome | when |
 * | --- | --- |
 * | challenge | nothing is answered yet, or an answer was wrong and tries are left |
 * | tokens | the last round was a code, it was right, and the user exists |
 * | fail | everything else |
 * | client_not_allowed | the app client is not on the list: refused before anything else is judged |
 */
export type NextStep = {
  readonly outcome: 'challenge' | 'tokens' | 'fail' | 'client_not_allowed';
};

export type SignInFacts = {
  readonly clientId: string;
  /** Answered rounds, oldest first. */
  readonly session: readonly ChallengeResult[];
  readonly userNotFound: boolean;
  /** The client asks for a new code in this round: its answer was not looked at, so it is no wrong one. */
  readonly asksResend: boolean;
};

/** Wrong answers in one sign-in. The bound over all sign-ins is the code's own (CodeAttempts). */
export const wrongAnswersAllowed = 3;

/** Rounds in one sign-in, whatever they were: nobody is kept walking for ever. */
export const roundsAllowed = 6;

/**
 * Every entry must be a custom challenge. A sign-in that starts with SRP_A opens with an entry that says true before any
 * password or code was looked at; counting it as success was a way in elsewhere (guide: define page, check the name).
 */
const isForeign = (session: readonly ChallengeResult[]): boolean =>
  session.some(({ challengeName }) => challengeName !== 'CUSTOM_CHALLENGE');

/** A round says true for a code alone; a true for anything else is not ours to honour. */
const judgeTrue = (round: ChallengeResult, userNotFound: boolean): NextStep =>
  readMetadata(round.challengeMetadata)?.kind === 'code' && !userNotFound
    ? { outcome: 'tokens' }
    : { outcome: 'fail' };

export const decide = (
  { clientId, session, userNotFound, asksResend }: SignInFacts,
  { allowedClientIds }: DefinePolicy,
): NextStep => {
  if (!isAllowedClient(clientId, allowedClientIds)) return { outcome: 'client_not_allowed' };
  const last = session.at(-1);
  if (last === undefined) return { outcome: 'challenge' };
  if (isForeign(session)) return { outcome: 'fail' };
  if (last.challengeResult) return judgeTrue(last, userNotFound);
  const metadata = readMetadata(last.challengeMetadata);
  if (metadata === undefined || session.length >= roundsAllowed) return { outcome: 'fail' };
  const wrongAnswers = session.length - metadata.resends - (asksResend ? 1 : 0);
  return { outcome: wrongAnswers < wrongAnswersAllowed ? 'challenge' : 'fail' };
};
