import type { ChallengeResult } from '#shared/events/trigger-event.ts';
import { isAllowedClient } from '#shared/identity/app-client.ts';
import { resendsPerSignIn } from '#shared/one-time-code/limits.ts';
import { type RoundMemory, readRoundMemory } from '#shared/one-time-code/rules/round-memory.ts';

export type DefinePolicy = {
  /** App clients that may sign in; empty allows all. */
  readonly allowedClientIds: readonly string[];
  /** A password by SRP comes before the code. */
  readonly passwordFirst: boolean;
};

/**
 * | outcome | when |
 * | --- | --- |
 * | password | SRP has begun, and a password comes first |
 * | challenge | a code is due, or an answer was wrong and tries are left, or a resend was asked for |
 * | tokens | the last round asked for a code, the answer was right, and the user exists |
 * | fail | everything else |
 * | client_not_allowed | the app client is not on the list: refused before anything else is judged |
 */
export type NextStep = {
  readonly outcome: 'password' | 'challenge' | 'tokens' | 'fail' | 'client_not_allowed';
};

export type SignInFacts = {
  readonly clientId: string;
  /** Answered rounds, oldest first. */
  readonly session: readonly ChallengeResult[];
  readonly userNotFound: boolean;
  /** The client asks for another mail in the round that was just answered. */
  readonly asksResend: boolean;
};

/** Wrong answers in one sign-in. The bound over all sign-ins is the challenge's own. */
export const wrongAnswersAllowed = 3;

/** Rounds in one sign-in without its resends, whatever they were. */
export const roundsAllowed = 8;

const fail: NextStep = { outcome: 'fail' };
const challenge: NextStep = { outcome: 'challenge' };

/** One answered round of ours: what it asked for, and whether another mail was asked for in it. */
type Answered = { readonly memory: RoundMemory; readonly right: boolean; readonly resend: boolean };

/** Our rounds, or nothing where an entry is not ours: another challenge, or written by another version. */
const readRounds = (
  session: readonly ChallengeResult[],
  asksResend: boolean,
): readonly Answered[] | undefined => {
  const memories = session.map(({ challengeName, challengeMetadata }) =>
    challengeName === 'CUSTOM_CHALLENGE' ? readRoundMemory(challengeMetadata) : undefined,
  );
  const known = memories.filter((memory) => memory !== undefined);
  if (known.length < session.length) return undefined;
  return known.map((memory, index) => {
    const next = known[index + 1];
    const resend = next === undefined ? asksResend : next.resends > memory.resends;
    return { memory, right: session[index]?.challengeResult === true, resend };
  });
};

const isWrongAnswer = ({ memory, right, resend }: Answered): boolean =>
  memory.step === 'code' && !right && !resend;

/** What follows the rounds of codes. */
const decideCodes = (rounds: readonly Answered[], userNotFound: boolean): NextStep => {
  const last = rounds.at(-1);
  if (last === undefined) return challenge;
  // A right answer is one to a code. Any other true is not ours to honour.
  if (last.right)
    return last.memory.step === 'code' && !userNotFound ? { outcome: 'tokens' } : fail;
  const resends = rounds.filter(({ resend }) => resend).length;
  const isOver =
    resends > resendsPerSignIn ||
    rounds.filter(isWrongAnswer).length >= wrongAnswersAllowed ||
    rounds.length - resends >= roundsAllowed;
  return isOver ? fail : challenge;
};

const names = (session: readonly ChallengeResult[]): string =>
  session.map(({ challengeName }) => challengeName).join();

/**
 * The password's part of a sign-in that begins with one: exactly `SRP_A`, then `PASSWORD_VERIFIER`, both right. Nothing
 * shorter goes on: `SRP_A` says true before any password was looked at, and counting that as success was a way in
 * elsewhere (guide: define auth challenge, check the name).
 */
const decidePassword = (session: readonly ChallengeResult[]): NextStep | undefined => {
  const opening = session.slice(0, 2);
  if (!opening.every(({ challengeResult }) => challengeResult)) return fail;
  if (names(opening) === 'SRP_A') return { outcome: 'password' };
  return names(opening) === 'SRP_A,PASSWORD_VERIFIER' ? undefined : fail;
};

export const decide = (
  { clientId, session, userNotFound, asksResend }: SignInFacts,
  { allowedClientIds, passwordFirst }: DefinePolicy,
): NextStep => {
  if (!isAllowedClient(clientId, allowedClientIds)) return { outcome: 'client_not_allowed' };
  const password = passwordFirst ? decidePassword(session) : undefined;
  if (password !== undefined) return password;
  const rounds = readRounds(passwordFirst ? session.slice(2) : session, asksResend);
  return rounds === undefined ? fail : decideCodes(rounds, userNotFound);
};
