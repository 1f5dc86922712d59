import { otherPassword, password, uniqueName } from '../../../support/pool/pool-users.ts';
import { newEmail } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';
import { withoutMetadata } from '../shapes.ts';

/** A user who signs in with a temporary password. */
const withTemporaryPassword = async ({ pools, open }: Bench) => {
  const pool = await open();
  const email = newEmail();
  const Username = uniqueName();
  await pools.cognito.adminCreateUser({
    UserPoolId: pool.UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
    TemporaryPassword: password,
    UserAttributes: [{ Name: 'email', Value: email }],
  });
  return { pool, email, Username, asked: await pool.start(Username) };
};

export const temporaryPasswordRows: readonly Row[] = [
  {
    operation: 'InitiateAuth',
    behaviour: 'a temporary password leads to NEW_PASSWORD_REQUIRED with the attributes but sub',
    run: async (bench) => {
      const { email, Username, asked } = await withTemporaryPassword(bench);
      const { userAttributes = '{}', ...parameters } = asked.ChallengeParameters ?? {};
      return [
        asked.ChallengeName,
        { ...parameters, USER_ID_FOR_SRP: parameters.USER_ID_FOR_SRP === Username },
        JSON.stringify(JSON.parse(userAttributes)) === JSON.stringify({ email }),
        (asked.Session ?? '').length >= 20,
      ];
    },
    expected: [
      'NEW_PASSWORD_REQUIRED',
      { USER_ID_FOR_SRP: true, requiredAttributes: '[]' },
      true,
      true,
    ],
    differs: {
      cognitoLocal: 'userAttributes names the sub too',
      source: 'AWS CLI reference: admin-initiate-auth',
    },
  },
  {
    operation: 'RespondToAuthChallenge',
    behaviour: 'a new password confirms the user and ends in tokens, with empty parameters',
    run: async (bench) => {
      const { pool, Username, asked } = await withTemporaryPassword(bench);
      const { AuthenticationResult, ...answer } = withoutMetadata(
        await bench.pools.cognito.respondToAuthChallenge({
          ClientId: pool.ClientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: asked.Session,
          ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: otherPassword },
        }),
      );
      const members = Object.keys(AuthenticationResult ?? {}).toSorted();
      return [answer, members, await pool.status(Username)];
    },
    expected: [
      { ChallengeParameters: {} },
      ['AccessToken', 'ExpiresIn', 'IdToken', 'RefreshToken', 'TokenType'],
      'CONFIRMED',
    ],
    differs: {
      cognitoLocal: 'ExpiresIn and TokenType are absent',
      source: 'API reference: AuthenticationResultType',
    },
  },
];
