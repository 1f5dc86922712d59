import type { SignIn, Values } from '../../triggers/call/sign-in.ts';
import { preAuthenticate } from '../../triggers/pre-authentication.ts';
import { checkMaySignIn, currentUser } from '../../users/subject.ts';
import { invalidParameter, wrongUserOrPassword } from '../../wire/cognito-error.ts';
import { finishSignIn } from '../finish.ts';
import { askPasswordProof, signInByPassword } from '../password-sign-in.ts';
import { challenge, requireValue, type SignInResult } from '../sign-in.ts';
import { requireClientPublic } from '../srp-proof.ts';
import { availableFactors, type Factor, isFactor, missingFactors } from './available-factors.ts';
import { challengeEmailOtp } from './email-otp.ts';

/*
 * USER_AUTH, choice-based sign-in (guide: authentication-flows-selection-sdk). Order of triggers: PreAuthentication at
 * the start, CustomMessage for a code, then PostAuthentication and PreTokenGeneration as after every sign-in.
 */

const availableTo = ({ service, pool, subject }: SignIn): readonly Factor[] =>
  availableFactors(pool, subject.kind === 'user' ? currentUser(service, subject) : undefined);

/** The factor of this name; undefined where none is named. Throws for a name that is no factor here. */
const factorNamed = (name: string | undefined): Factor | undefined => {
  if (name === undefined || isFactor(name)) return name;
  if (missingFactors.includes(name)) {
    throw invalidParameter(`The local user pool does not have the challenge ${name}`);
  }
  throw invalidParameter(`${name} is not a first factor of USER_AUTH`);
};

const offerFactors = (signIn: SignIn, available: readonly Factor[]): SignInResult => {
  if (available.length === 0) throw wrongUserOrPassword();
  return { ...challenge(signIn, 'SELECT_CHALLENGE', {}), AvailableChallenges: [...available] };
};

export const respondWithPassword = (signIn: SignIn, values: Values): Promise<SignInResult> =>
  signInByPassword(signIn, requireValue(values, 'PASSWORD'));

export const respondWithSrp = async (signIn: SignIn, values: Values): Promise<SignInResult> =>
  askPasswordProof(signIn, requireClientPublic(values));

/** A preferred password that the request does not carry becomes a challenge of its own. */
const startFactor = async (
  signIn: SignIn,
  factor: Factor,
  values: Values,
): Promise<SignInResult> => {
  if (factor === 'EMAIL_OTP') return challengeEmailOtp(signIn);
  if (factor === 'PASSWORD' && values.PASSWORD) return respondWithPassword(signIn, values);
  if (factor === 'PASSWORD_SRP' && values.SRP_A) return respondWithSrp(signIn, values);
  return challenge(signIn, factor, {});
};

/** The answer to SELECT_CHALLENGE carries the password or its SRP_A (API reference: RespondToAuthChallenge). */
export const respondToSelection = async (
  signIn: SignIn,
  responses: Values,
): Promise<SignInResult> => {
  const factor = factorNamed(requireValue(responses, 'ANSWER'));
  if (factor === undefined || !availableTo(signIn).includes(factor)) {
    throw invalidParameter('The challenge is not available for the user');
  }
  if (factor === 'PASSWORD') return respondWithPassword(signIn, responses);
  if (factor === 'PASSWORD_SRP') return respondWithSrp(signIn, responses);
  return challengeEmailOtp(signIn);
};

type Choice = {
  readonly parameters: Values;
  readonly validationData: Values | undefined;
  /** ConfirmSignUp has just proven the address, and the client handed its session on. */
  readonly emailProven: boolean;
};

/** Passwords say by themselves why a user may not sign in, and only after they were right. */
const checkUser = ({ service, subject }: SignIn, factor: Factor | undefined): void => {
  if (subject.kind === 'unknown' || factor === 'PASSWORD' || factor === 'PASSWORD_SRP') return;
  checkMaySignIn(currentUser(service, subject));
};

/** Starts USER_AUTH. A preference that the user cannot have leads to the choice. */
export const startChoice = async (
  signIn: SignIn,
  { parameters, validationData, emailProven }: Choice,
): Promise<SignInResult> => {
  const preferred = factorNamed(parameters.PREFERRED_CHALLENGE);
  await preAuthenticate(signIn.service, signIn, validationData);
  checkUser(signIn, preferred);
  const available = availableTo(signIn);
  const isProven = emailProven && available.includes('EMAIL_OTP');
  if (isProven && (preferred ?? 'EMAIL_OTP') === 'EMAIL_OTP') return finishSignIn(signIn);
  if (preferred === undefined || !available.includes(preferred)) {
    return offerFactors(signIn, available);
  }
  return startFactor(signIn, preferred, parameters);
};
