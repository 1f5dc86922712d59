import type { ChallengeResult } from '#shared/events/trigger-event.ts';
import { decide } from '../../../functions/define-auth-challenge/decide.ts';

/** Rounds of a sign-in as define sees them. */

const custom = (challengeResult: boolean, challengeMetadata: string | null): ChallengeResult => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult,
  challengeMetadata,
});

const code = (resends: number) => `v2.code.${resends}.digits.0.${'a'.repeat(32)}`;

export const wrong = (resends = 0): ChallengeResult => custom(false, code(resends));
export const right = (resends = 0): ChallengeResult => custom(true, code(resends));
export const waited = (resends = 0): ChallengeResult => custom(false, `v2.wait.${resends}`);
export const withMetadata = custom;

export const foreign = (challengeName: string, challengeResult = true): ChallengeResult => ({
  challengeName,
  challengeResult,
});

export const password = [foreign('SRP_A'), foreign('PASSWORD_VERIFIER')];

type Facts = {
  readonly userNotFound?: boolean;
  readonly asksResend?: boolean;
  readonly passwordFirst?: boolean;
};

export const outcomeOf = (
  session: readonly ChallengeResult[],
  { userNotFound = false, asksResend = false, passwordFirst = false }: Facts = {},
): string =>
  decide(
    { clientId: 'app', session, userNotFound, asksResend },
    { allowedClientIds: [], passwordFirst },
  ).outcome;
