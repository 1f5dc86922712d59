import type {
  AuthenticationResultType,
  ChallengeNameType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { openSession } from './sessions.ts';
import type { SignInState } from './sign-in-state.ts';
import { recordName, type Subject, shownName } from './subject.ts';

/** Named values of a request: AuthParameters, ChallengeResponses, ClientMetadata. */
export type Values = Readonly<Record<string, string>>;

/** One request of a sign-in, checked: whose pool and client, about whom, and what it knows. */
export type SignIn = {
  readonly service: Service;
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly subject: Subject;
  readonly state: SignInState;
  /** Only of a response to a challenge: what InitiateAuth sends never reaches a trigger under this name. */
  readonly clientMetadata: Values | undefined;
};

/** Tokens, or the next thing that the client must answer. */
export type SignInResult =
  | { readonly AuthenticationResult: AuthenticationResultType }
  | {
      readonly ChallengeName: ChallengeNameType;
      readonly Session?: string;
      readonly ChallengeParameters: Values;
    };

export const requireValue = (values: Values, name: string): string => {
  const value = values[name];
  if (value !== undefined && value !== '') return value;
  throw invalidParameter(`Missing required parameter ${name}`);
};

/** Asks the client for something, and remembers what the next step needs. */
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
  const username = shownName(pool, subject);
  return {
    ChallengeName: name,
    Session: session,
    ChallengeParameters: { ...parameters, USERNAME: username },
  };
};
