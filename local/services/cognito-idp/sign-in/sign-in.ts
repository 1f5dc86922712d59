import type {
  AuthenticationResultType,
  ChallengeNameType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignInState } from '../store/sign-in-state.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { recordName, shownName } from '../users/subject.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { openSession } from './sessions.ts';

/** Tokens, or the next challenge. Tokens come with empty ChallengeParameters: code destructures them. */
export type SignInResult =
  | {
      readonly AuthenticationResult: AuthenticationResultType;
      readonly ChallengeParameters: Values;
    }
  | {
      readonly ChallengeName: ChallengeNameType;
      readonly Session?: string;
      readonly ChallengeParameters: Values;
      /** SELECT_CHALLENGE: the factors that the user may choose from. */
      readonly AvailableChallenges?: ChallengeNameType[];
    };

export const requireValue = (values: Values, name: string): string => {
  const value = values[name];
  if (value !== undefined && value !== '') return value;
  throw invalidParameter(`Missing required parameter ${name}`);
};

/** Challenges after a password, in which Cognito gives the name as USER_ID_FOR_SRP. */
const afterPassword: readonly ChallengeNameType[] = [
  'NEW_PASSWORD_REQUIRED',
  'SOFTWARE_TOKEN_MFA',
  'SMS_MFA',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
];

/**
 * The name that a client sends back with its response (AWS CLI reference: admin-initiate-auth; field reports of
 * MFA_SETUP).
 */
const nameParameter = (challengeName: ChallengeNameType): 'USERNAME' | 'USER_ID_FOR_SRP' =>
  afterPassword.includes(challengeName) ? 'USER_ID_FOR_SRP' : 'USERNAME';

/** Sends a challenge to the client and stores the state for the next step. */
export const challenge = (
  signIn: SignIn,
  name: ChallengeNameType,
  parameters: Values,
  state: Partial<SignInState> = {},
): SignInResult => {
  const { service, pool, client, subject } = signIn;
  const session = openSession(service, client, {
    username: recordName(subject),
    userNotFound: subject.kind === 'unknown',
    ...(subject.kind === 'user' ? { sub: subject.user.sub } : {}),
    challengeName: name,
    state: { ...signIn.state, ...state },
  });
  return {
    ChallengeName: name,
    Session: session,
    ChallengeParameters: { ...parameters, [nameParameter(name)]: shownName(pool, subject) },
  };
};
