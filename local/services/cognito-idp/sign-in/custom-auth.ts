import { hasTrigger } from '../triggers/call/attached-function.ts';
import { unrecognizable } from '../triggers/call/read-response.ts';
import { createAuthChallenge } from '../triggers/create-auth-challenge.ts';
import { defineAuthChallenge } from '../triggers/define-auth-challenge.ts';
import { preAuthenticate } from '../triggers/pre-authentication.ts';
import { verifyAuthChallengeResponse } from '../triggers/verify-auth-challenge-response.ts';
import { invalidParameter, notAuthorized, wrongUserOrPassword } from '../wire/cognito-error.ts';
import { finishSignIn } from './finish.ts';
import { challengeNewPassword } from './new-password.ts';
import { challenge, requireValue, type SignIn, type SignInAnswer, type Values } from './sign-in.ts';
import type { PendingChallenge, Round } from './sign-in-state.ts';
import { challengePassword, requireClientPublic } from './srp-proof.ts';
import { checkMaySignIn, currentUser } from './subject.ts';

/** Asks Create for a challenge. Its private parameters stay here until the next answer is verified. */
const create = async (signIn: SignIn, challengeName: string): Promise<SignInAnswer> => {
  const made = await createAuthChallenge(signIn, challengeName);
  const pending: PendingChallenge = {
    privateChallengeParameters: made.privateChallengeParameters,
    challengeMetadata: made.challengeMetadata,
  };
  return challenge(signIn, 'CUSTOM_CHALLENGE', made.publicChallengeParameters, { pending });
};

/** Define says what comes next; of two things at once the refusal counts. */
const proceed = async (signIn: SignIn): Promise<SignInAnswer> => {
  const next = await defineAuthChallenge(signIn);
  if (next.failAuthentication === true) throw wrongUserOrPassword();
  if (next.issueTokens === true) return finishSignIn(signIn);
  if (next.challengeName === 'CUSTOM_CHALLENGE') return create(signIn, next.challengeName);
  if (next.challengeName === 'NEW_PASSWORD_REQUIRED') return challengeNewPassword(signIn);
  if (next.challengeName === 'PASSWORD_VERIFIER') {
    const clientPublic = signIn.state.srp?.clientPublic;
    if (clientPublic !== undefined) return challengePassword(signIn, clientPublic);
  }
  throw unrecognizable();
};

const withRound = (signIn: SignIn, round: Round): SignIn => ({
  ...signIn,
  state: { ...signIn.state, rounds: [...signIn.state.rounds, round] },
});

/** The password was right, as far as custom auth goes: Define is told, and decides. */
export const afterCustomPassword = (signIn: SignIn, challengeName: string): Promise<SignInAnswer> =>
  proceed(withRound(signIn, { challengeName, challengeResult: true, challengeMetadata: null }));

/**
 * Starts a custom sign-in, with SRP first where the client asks for it: then the first round says SRP_A and true before
 * anything was proven (guide: custom authentication challenges).
 */
export const startCustomAuth = async (
  signIn: SignIn,
  given: Values,
  validationData: Values | undefined,
): Promise<SignInAnswer> => {
  const { service, pool, subject } = signIn;
  if (!hasTrigger(pool, 'DefineAuthChallenge')) {
    throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
  }
  if (subject.kind === 'user') checkMaySignIn(currentUser(service, subject));
  if (service.settings.get('preAuthenticationInCustomAuth')) {
    await preAuthenticate(service, signIn, validationData);
  }
  if (given.CHALLENGE_NAME !== 'SRP_A') return proceed(signIn);
  const clientPublic = requireClientPublic(given);
  const srp = { server: { secret: '', public: '' }, clientPublic, verifier: '', userId: '' };
  const round: Round = { challengeName: 'SRP_A', challengeResult: true, challengeMetadata: null };
  return proceed(withRound({ ...signIn, state: { ...signIn.state, srp } }, round));
};

/** Verify judges the answer, Define decides what follows from it. */
export const answerCustomChallenge = async (
  signIn: SignIn,
  responses: Values,
): Promise<SignInAnswer> => {
  const { pending, ...state } = signIn.state;
  const answer = requireValue(responses, 'ANSWER');
  if (pending === undefined) throw unrecognizable();
  const isEmpty = Object.keys(pending.privateChallengeParameters).length === 0;
  if (isEmpty && signIn.service.settings.get('refuseEmptyPrivateParameters')) {
    throw notAuthorized('Invalid username or password');
  }
  const challengeResult = await verifyAuthChallengeResponse(
    signIn,
    pending.privateChallengeParameters,
    answer,
  );
  const { challengeMetadata } = pending;
  const round = { challengeName: 'CUSTOM_CHALLENGE', challengeResult, challengeMetadata };
  return proceed(withRound({ ...signIn, state }, round));
};
