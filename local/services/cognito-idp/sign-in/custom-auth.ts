import type { PendingChallenge, Round } from '../store/sign-in-state.ts';
import { hasTrigger } from '../triggers/call/attached-function.ts';
import { unrecognizable } from '../triggers/call/read-response.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { createAuthChallenge } from '../triggers/create-auth-challenge.ts';
import { defineAuthChallenge } from '../triggers/define-auth-challenge.ts';
import { preAuthenticate } from '../triggers/pre-authentication.ts';
import { verifyAuthChallengeResponse } from '../triggers/verify-auth-challenge-response.ts';
import { checkMaySignIn, currentUser } from '../users/subject.ts';
import { invalidParameter, notAuthorized, wrongUserOrPassword } from '../wire/cognito-error.ts';
import { finishSignIn } from './finish.ts';
import { challengeNewPassword } from './new-password.ts';
import { challenge, requireValue, type SignInResult } from './sign-in.ts';
import { challengePassword, requireClientPublic } from './srp-proof.ts';

/** Calls CreateAuthChallenge. The private parameters stay here until the next answer is verified. */
const create = async (signIn: SignIn, challengeName: string): Promise<SignInResult> => {
  const made = await createAuthChallenge(signIn, challengeName);
  const pending: PendingChallenge = {
    privateChallengeParameters: made.privateChallengeParameters,
    challengeMetadata: made.challengeMetadata,
  };
  return challenge(signIn, 'CUSTOM_CHALLENGE', made.publicChallengeParameters, { pending });
};

/** Calls DefineAuthChallenge for the next step. A refusal beats anything else in the response. */
const proceed = async (signIn: SignIn): Promise<SignInResult> => {
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

/** After a right password: DefineAuthChallenge gets that round in its session and decides. */
export const afterCustomPassword = (signIn: SignIn, challengeName: string): Promise<SignInResult> =>
  proceed(withRound(signIn, { challengeName, challengeResult: true, challengeMetadata: null }));

/**
 * Starts a custom sign-in, with SRP first if the client asks for it. In that case the first round says SRP_A and
 * true, although nothing is proven yet (guide: custom authentication challenges).
 */
export const startCustomAuth = async (
  signIn: SignIn,
  given: Values,
  validationData: Values | undefined,
): Promise<SignInResult> => {
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

/** VerifyAuthChallengeResponse checks the answer, then DefineAuthChallenge decides the next step. */
export const respondToCustomChallenge = async (
  signIn: SignIn,
  responses: Values,
): Promise<SignInResult> => {
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
