import { checkSecretHash } from '../pools/clients/secret-hash.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { subjectOfSession } from '../users/subject.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { afterPassword } from './after-password.ts';
import { respondToSelection, respondWithPassword, respondWithSrp } from './choice/choose.ts';
import { respondToEmailOtp } from './choice/email-otp.ts';
import { afterCustomPassword, respondToCustomChallenge } from './custom-auth.ts';
import { finishSignIn } from './finish.ts';
import { chooseNewPassword } from './new-password.ts';
import {
  respondToFactorChoice,
  respondToSms,
  respondToSoftwareToken,
} from './second-factor/second-factor.ts';
import { setUpEmail } from './second-factor/set-up-email.ts';
import { requireSession, useSession } from './sessions.ts';
import { requireValue, type SignInResult } from './sign-in.ts';
import { provePasswordBySrp } from './srp-proof.ts';

export type ChallengeResponse = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly challengeName: string;
  readonly session: string | undefined;
  readonly responses: Values;
  readonly clientMetadata: Values | undefined;
};

const respondToPassword = async (signIn: SignIn, responses: Values): Promise<SignInResult> => {
  provePasswordBySrp(signIn, responses);
  return signIn.state.flow === 'custom'
    ? afterCustomPassword(signIn, 'PASSWORD_VERIFIER')
    : afterPassword(signIn);
};

const respondToNewPassword = (signIn: SignIn, responses: Values): Promise<SignInResult> => {
  const changed = chooseNewPassword(signIn, responses);
  return signIn.state.flow === 'custom'
    ? afterCustomPassword(changed, 'NEW_PASSWORD_REQUIRED')
    : afterPassword(changed);
};

const respondToMfaSetUp = async (signIn: SignIn, responses: Values): Promise<SignInResult> => {
  if (responses.EMAIL !== undefined) return setUpEmail(signIn, responses.EMAIL);
  if (signIn.state.mfaSetUp === true) return finishSignIn(signIn);
  throw invalidParameter('The software token was not verified');
};

const responders: Readonly<
  Record<string, (signIn: SignIn, responses: Values) => Promise<SignInResult>>
> = {
  CUSTOM_CHALLENGE: respondToCustomChallenge,
  PASSWORD_VERIFIER: respondToPassword,
  NEW_PASSWORD_REQUIRED: respondToNewPassword,
  SOFTWARE_TOKEN_MFA: respondToSoftwareToken,
  SMS_MFA: respondToSms,
  SELECT_MFA_TYPE: respondToFactorChoice,
  MFA_SETUP: respondToMfaSetUp,
  SELECT_CHALLENGE: respondToSelection,
  PASSWORD: respondWithPassword,
  PASSWORD_SRP: respondWithSrp,
  EMAIL_OTP: respondToEmailOtp,
};

/** The secret block of a password proof is its session: clients of USER_SRP_AUTH return no other. */
const sessionKeyOf = ({
  challengeName,
  session,
  responses,
}: ChallengeResponse): string | undefined =>
  challengeName === 'PASSWORD_VERIFIER'
    ? (responses.PASSWORD_CLAIM_SECRET_BLOCK ?? session)
    : session;

/** RespondToAuthChallenge and AdminRespondToAuthChallenge, after the client is known. */
export const respondToChallenge = (
  service: Service,
  given: ChallengeResponse,
): Promise<SignInResult> => {
  const { pool, client, challengeName, responses, clientMetadata } = given;
  const respond = new Map(Object.entries(responders)).get(challengeName);
  if (respond === undefined) {
    throw invalidParameter(`The local user pool does not have the challenge ${challengeName}`);
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
  return useSession(service, key ?? '', session, () => respond(signIn, responses));
};
