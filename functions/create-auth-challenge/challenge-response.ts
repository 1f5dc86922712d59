import type { CreateAuthChallengeResponse } from '#shared/events/create-auth-challenge.ts';
import { hiddenDestination, maskEmail } from '#shared/identity/mask-email.ts';
import {
  type AnsweredChallenge,
  writeAnsweredChallenge,
} from '#shared/one-time-code/rules/answered-challenge.ts';
import { writeRoundMemory } from '#shared/one-time-code/rules/round-memory.ts';
import { publicParameters, shownLength, shownLifeMs } from '#shared/one-time-code/rules/shown.ts';
import type { Challenge, Slot } from '#shared/one-time-code/state.ts';
import type { CreatePolicy } from './decide.ts';
import type { Request } from './request.ts';

const destination = (policy: CreatePolicy, { email }: Request): string =>
  policy.revealDestination && email !== undefined ? maskEmail(email) : hiddenDestination;

/** The challenge that a sign-in is shown; `expiresInMs` is 0 for one that is dead. */
export const showing = (
  policy: CreatePolicy,
  request: Request,
  answered: AnsweredChallenge,
  { expiresInMs, resends }: { readonly expiresInMs: number; readonly resends: number },
): CreateAuthChallengeResponse => {
  const { kind, slot, challengeId } = answered;
  return {
    publicChallengeParameters: publicParameters({
      step: 'code',
      destination: destination(policy, request),
      kind,
      codeLength: shownLength(kind, policy),
      expiresInMs,
    }),
    privateChallengeParameters: writeAnsweredChallenge(answered),
    challengeMetadata: writeRoundMemory({ step: 'code', resends, kind, slot, challengeId }),
  };
};

export const showingAlive = (
  policy: CreatePolicy,
  request: Request,
  { challenge, slot }: { readonly challenge: Challenge; readonly slot: Slot },
  { now, resends }: { readonly now: number; readonly resends: number },
): CreateAuthChallengeResponse => {
  const { id: challengeId, kind, pepperId } = challenge;
  const expiresInMs = shownLifeMs(challenge, now);
  return showing(policy, request, { slot, challengeId, kind, pepperId }, { expiresInMs, resends });
};

/** There is no challenge to answer; Cognito refuses later answers where the private parameters are empty. */
export const waiting = (retryInMs: number, resends: number): CreateAuthChallengeResponse => ({
  publicChallengeParameters: publicParameters({ step: 'wait', retryInMs }),
  privateChallengeParameters: { step: 'wait' },
  challengeMetadata: writeRoundMemory({ step: 'wait', resends }),
});
