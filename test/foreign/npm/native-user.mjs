/* Users of a pool with CodeSignIn=native: sign-up and sign-in by mailed codes, without a password. */
import { randomUUID } from 'node:crypto';

/** Signs a new user up; resolves with the address. */
export const signUp = async ({ info, call, codeTo }) => {
  const email = `${randomUUID()}@example.com`;
  const user = { ClientId: info.userPoolClientId, Username: email };
  await call('SignUp', { ...user, UserAttributes: [{ Name: 'email', Value: email }] });
  await call('ConfirmSignUp', { ...user, ConfirmationCode: await codeTo(email, 6) });
  return email;
};

/** Has a sign-in code mailed; resolves with the session that {@link answer} continues. */
export const start = async ({ info, call }, email) => {
  const { Session } = await call('InitiateAuth', {
    ClientId: info.userPoolClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: email, PREFERRED_CHALLENGE: 'EMAIL_OTP' },
  });
  return Session;
};

/** Resolves with the AuthenticationResult. */
export const answer = async ({ info, call }, { email, code, session }) => {
  const { AuthenticationResult } = await call('RespondToAuthChallenge', {
    ClientId: info.userPoolClientId,
    ChallengeName: 'EMAIL_OTP',
    Session: session,
    ChallengeResponses: { USERNAME: email, EMAIL_OTP_CODE: code },
  });
  return AuthenticationResult;
};

/** All of it: a new user's tokens. */
export const signIn = async (pool) => {
  const email = await signUp(pool);
  const session = await start(pool, email);
  return answer(pool, { email, code: await pool.codeTo(email, 8), session });
};

/** Tokens of a user of another pool of the same stack. */
export const signInElsewhere = async ({ call }) => {
  const { UserPool } = await call('CreateUserPool', { PoolName: 'other' });
  const { Id: UserPoolId } = UserPool;
  const { UserPoolClient } = await call('CreateUserPoolClient', {
    UserPoolId,
    ClientName: 'other',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  const user = { UserPoolId, Username: randomUUID() };
  const Password = `${randomUUID()}aA1!`;
  await call('AdminCreateUser', { ...user, MessageAction: 'SUPPRESS' });
  await call('AdminSetUserPassword', { ...user, Password, Permanent: true });
  const { AuthenticationResult } = await call('InitiateAuth', {
    ClientId: UserPoolClient.ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user.Username, PASSWORD: Password },
  });
  return AuthenticationResult;
};
