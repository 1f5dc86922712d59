import type {
  AuthFactorType,
  CreateUserPoolClientRequest,
  CreateUserPoolRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import type { TestPools } from './pool.ts';
import { attributesOf, newPool } from './pool-users.ts';
import { newEmail } from './sign-in.ts';

export type ChoiceOptions = {
  readonly factors?: AuthFactorType[];
  readonly pool?: Partial<CreateUserPoolRequest>;
  readonly client?: Partial<CreateUserPoolClientRequest>;
};

/** A pool whose users sign in by e-mail address with USER_AUTH, and the steps of such a sign-in. */
export const choicePool = async (
  pools: TestPools,
  { factors = ['PASSWORD', 'EMAIL_OTP'], pool, client }: ChoiceOptions = {},
) => {
  const made = await newPool(pools, {
    pool: {
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } },
      ...pool,
    },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      ...client,
    },
  });
  const { ClientId } = made;

  const start = (USERNAME: string, more: Record<string, string> = {}, Session?: string) =>
    pools.cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME, ...more },
      ...(Session === undefined ? {} : { Session }),
    });

  const byCode = (USERNAME: string) => start(USERNAME, { PREFERRED_CHALLENGE: 'EMAIL_OTP' });

  const respond = (
    ChallengeName: 'SELECT_CHALLENGE' | 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP',
    Session: string | undefined,
    ChallengeResponses: Record<string, string>,
  ) =>
    pools.cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName,
      ChallengeResponses,
      ...(Session === undefined ? {} : { Session }),
    });

  const answer = (USERNAME: string, code: string, Session: string | undefined) =>
    respond('EMAIL_OTP', Session, { USERNAME, EMAIL_OTP_CODE: code });

  /** The newest sign-in code that this address was sent. */
  const codeTo = (email: string): string =>
    /\b\d{8}\b/.exec(pools.messagesTo(email).at(-1)?.text ?? '')?.[0] ?? '';

  /** A user with a password and a verified address. */
  const verifiedUser = async () => {
    const email = newEmail();
    await made.newUser({ email, email_verified: 'true' }, email);
    return email;
  };

  const signUp = async (email = newEmail()) => ({
    email,
    ...(await pools.cognito.signUp({
      ClientId,
      Username: email,
      UserAttributes: attributesOf({ email }),
    })),
  });

  const confirm = (email: string, Session?: string) =>
    pools.cognito.confirmSignUp({
      ClientId,
      Username: email,
      ConfirmationCode: made.codeTo(email),
      ...(Session === undefined ? {} : { Session }),
    });

  /** The newest code of sign-up, recovery or an attribute. */
  const ownCodeTo = made.codeTo;

  return {
    ...made,
    ownCodeTo,
    start,
    byCode,
    respond,
    answer,
    codeTo,
    verifiedUser,
    signUp,
    confirm,
  };
};

export type ChoicePool = Awaited<ReturnType<typeof choicePool>>;
