import * as v from 'valibot';
import { preAuthenticate } from '../triggers/pre-authentication.ts';
import { callTrigger, hasTrigger } from '../triggers/triggers.ts';
import {
  CognitoError,
  invalidParameter,
  notAuthorized,
  wrongUserOrPassword,
} from '../wire/cognito-error.ts';
import { finishSignIn } from './finish.ts';
import { challengeNewPassword } from './new-password.ts';
import { challenge, requireValue, type SignIn, type SignInResult, type Values } from './sign-in.ts';
import type { PendingChallenge, Round } from './sign-in-state.ts';
import { challengePassword, requireClientPublic } from './srp-proof.ts';
import { checkMaySignIn, currentUser, recordName, subjectFacts } from './subject.ts';

const unrecognizable = () =>
  new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');

const defineResponse = v.object({
  challengeName: v.nullish(v.string()),
  issueTokens: v.nullish(v.boolean()),
  failAuthentication: v.nullish(v.boolean()),
});

const parameters = v.nullish(v.record(v.string(), v.string()), {});

const createResponse = v.object({
  publicChallengeParameters: parameters,
  privateChallengeParameters: parameters,
  challengeMetadata: v.nullish(v.string()),
});

const read = <const Schema extends v.GenericSchema>(
  schema: Schema,
  response: unknown,
): v.InferOutput<Schema> => {
  const checked = v.safeParse(schema, response);
  if (!checked.success) throw unrecognizable();
  return checked.output;
};

/** What every call of the three functions carries. InitiateAuth's ClientMetadata is not among it (API reference). */
const common = ({ service, client, subject, clientMetadata }: SignIn) => ({
  ...subjectFacts(service, client, subject),
  ...(clientMetadata === undefined ? {} : { clientMetadata }),
});

const callCustom = (
  signIn: SignIn,
  trigger: 'DefineAuthChallenge' | 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse',
  request: object,
  response: object,
) =>
  callTrigger(signIn.service, {
    trigger,
    pool: signIn.pool,
    clientId: signIn.client.id,
    source: `${trigger}_Authentication`,
    userName: recordName(signIn.subject),
    request: { ...common(signIn), ...request },
    response,
  });

const define = async (signIn: SignIn) => {
  const { rounds: session } = signIn.state;
  const prefilled = { challengeName: null, issueTokens: null, failAuthentication: null };
  const response = await callCustom(signIn, 'DefineAuthChallenge', { session }, prefilled);
  return read(defineResponse, response);
};

/** Asks Create for a challenge. Its private parameters stay here until the next answer is verified. */
const create = async (signIn: SignIn, challengeName: string): Promise<SignInResult> => {
  const { rounds: session } = signIn.state;
  const prefilled = {
    publicChallengeParameters: null,
    privateChallengeParameters: null,
    challengeMetadata: null,
  };
  const request = { challengeName, session };
  const response = await callCustom(signIn, 'CreateAuthChallenge', request, prefilled);
  const made = read(createResponse, response);
  const pending: PendingChallenge = {
    privateChallengeParameters: made.privateChallengeParameters ?? {},
    challengeMetadata: made.challengeMetadata ?? null,
  };
  return challenge(signIn, 'CUSTOM_CHALLENGE', made.publicChallengeParameters ?? {}, { pending });
};

/** Define decides the next step; where it sets both, a refusal wins over tokens. */
const proceed = async (signIn: SignIn): Promise<SignInResult> => {
  const next = await define(signIn);
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

/** After a right password: Define gets that round in its session and decides. */
export const afterCustomPassword = (signIn: SignIn, challengeName: string): Promise<SignInResult> =>
  proceed(withRound(signIn, { challengeName, challengeResult: true, challengeMetadata: null }));

/**
 * Starts a custom sign-in, with SRP first where the client asks for it: then the first round says SRP_A and true before
 * anything was proven (guide: custom authentication challenges).
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

const verify = async (signIn: SignIn, pending: PendingChallenge, answer: string) => {
  const { privateChallengeParameters } = pending;
  const request = { privateChallengeParameters, challengeAnswer: answer };
  const prefilled = { answerCorrect: null };
  const response = await callCustom(signIn, 'VerifyAuthChallengeResponse', request, prefilled);
  return response?.answerCorrect === true;
};

/** Verify judges the answer, Define decides what follows from it. */
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
  const challengeResult = await verify(signIn, pending, answer);
  const { challengeMetadata } = pending;
  const round = { challengeName: 'CUSTOM_CHALLENGE', challengeResult, challengeMetadata };
  return proceed(withRound({ ...signIn, state }, round));
};
