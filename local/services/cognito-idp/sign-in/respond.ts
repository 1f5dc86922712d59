import { redeemSoftwareToken } from '../codes/mfa.ts';
import { checkSecretHash } from '../pools/secret-hash.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { afterPassword } from './after-password.ts';
import { afterCustomPassword, answerCustomChallenge } from './custom-auth.ts';
import { finishSignIn } from './finish.ts';
import { chooseNewPassword } from './new-password.ts';
import { requireSession, useSession } from './sessions.ts';
import { requireValue, type SignIn, type SignInAnswer, type Values } from './sign-in.ts';
import { provePasswordBySrp } from './srp-proof.ts';
import { currentUser, subjectOfSession } from './subject.ts';

export type Answer = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly challengeName: string;
  readonly session: string | undefined;
  readonly responses: Values;
  readonly clientMetadata: Values | undefined;
};

const answerPassword = async (signIn: SignIn, responses: Values): Promise<SignInAnswer> => {
  provePasswordBySrp(signIn, responses);
  return signIn.state.flow === 'custom'
    ? afterCustomPassword(signIn, 'PASSWORD_VERIFIER')
    : afterPassword(signIn);
};

const answerNewPassword = (signIn: SignIn, responses: Values): Promise<SignInAnswer> => {
  const changed = chooseNewPassword(signIn, responses);
  return signIn.state.flow === 'custom'
    ? afterCustomPassword(changed, 'NEW_PASSWORD_REQUIRED')
    : afterPassword(changed);
};

const answerSoftwareToken = (signIn: SignIn, responses: Values): Promise<SignInAnswer> => {
  const code = requireValue(responses, 'SOFTWARE_TOKEN_MFA_CODE');
  redeemSoftwareToken(signIn.service, currentUser(signIn.service, signIn.subject), code);
  return finishSignIn(signIn);
};

const answerMfaSetUp = (signIn: SignIn): Promise<SignInAnswer> => {
  if (signIn.state.mfaSetUp === true) return finishSignIn(signIn);
  throw invalidParameter('The software token was not verified');
};

const answers: Readonly<
  Record<string, (signIn: SignIn, responses: Values) => Promise<SignInAnswer>>
> = {
  CUSTOM_CHALLENGE: answerCustomChallenge,
  PASSWORD_VERIFIER: answerPassword,
  NEW_PASSWORD_REQUIRED: answerNewPassword,
  SOFTWARE_TOKEN_MFA: answerSoftwareToken,
  MFA_SETUP: answerMfaSetUp,
};

/** The session of a password proof is its secret block: clients of USER_SRP_AUTH send no other back. */
const sessionKeyOf = ({ challengeName, session, responses }: Answer): string | undefined =>
  challengeName === 'PASSWORD_VERIFIER'
    ? (responses.PASSWORD_CLAIM_SECRET_BLOCK ?? session)
    : session;

/** RespondToAuthChallenge and AdminRespondToAuthChallenge, once their client is known. */
export const answerChallenge = (service: Service, given: Answer): Promise<SignInAnswer> => {
  const { pool, client, challengeName, responses, clientMetadata } = given;
  const answer = new Map(Object.entries(answers)).get(challengeName);
  if (answer === undefined) {
    throw invalidParameter('The local user pool does not have this challenge');
  }
  const typedName = requireValue(responses, 'USERNAME');
  checkSecretHash(client, typedName, responses.SECRET_HASH);
  const key = sessionKeyOf(given);
  const session = requireSession(service, client, challengeName, key);
  const signIn: SignIn = {
    service,
    pool,
    client,
    subject: subjectOfSession(service, pool, session, typedName),
    state: session.state,
    clientMetadata,
  };
  return useSession(service, key ?? '', session, () => answer(signIn, responses));
};
