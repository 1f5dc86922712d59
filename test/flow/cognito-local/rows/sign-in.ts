import { otherPassword, password, uniqueName } from '../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import type { Row } from '../row.ts';

export const signInRows: readonly Row[] = [
  {
    operation: 'InitiateAuth',
    behaviour: 'an unknown user is named as such where the client does not hide it',
    run: async ({ open }) => {
      const pool = await open({ client: { PreventUserExistenceErrors: 'LEGACY' } });
      return refusalOf(pool.signIn(uniqueName()));
    },
    expected: 'UserNotFoundException: User does not exist.',
    differs: {
      cognitoLocal: 'NotAuthorizedException: User not authorized',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'an unknown user looks like a wrong password where the client hides it',
    run: async ({ open }) => {
      const pool = await open({ client: { PreventUserExistenceErrors: 'ENABLED' } });
      const known = await pool.newUser();
      return [
        await refusalOf(pool.signIn(uniqueName())),
        await refusalOf(pool.signIn(known, otherPassword)),
      ];
    },
    expected: [
      'NotAuthorizedException: Incorrect username or password.',
      'NotAuthorizedException: Incorrect username or password.',
    ],
    differs: {
      cognitoLocal: 'the user gives NotAuthorizedException, the password InvalidPasswordException',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'InitiateAuth AdminInitiateAuth',
    behaviour: 'an unconfirmed user is refused',
    run: async ({ pools, open }) => {
      const pool = await open();
      const { UserPoolId, ClientId } = pool;
      const { Username } = await pool.signUp();
      const AuthParameters = { USERNAME: Username, PASSWORD: password };
      const AuthFlow = 'ADMIN_USER_PASSWORD_AUTH';
      const byAdmin = { UserPoolId, ClientId, AuthFlow, AuthParameters } as const;
      return [
        await refusalOf(pool.signIn(Username)),
        await refusalOf(pools.cognito.adminInitiateAuth(byAdmin)),
      ];
    },
    expected: [
      'UserNotConfirmedException: User is not confirmed.',
      'UserNotConfirmedException: User is not confirmed.',
    ],
  },
  {
    operation: 'AdminInitiateAuth',
    behaviour: 'ADMIN_USER_PASSWORD_AUTH signs in, and refreshes without a new refresh token',
    run: async ({ pools, open }) => {
      const pool = await open();
      const { UserPoolId, ClientId } = pool;
      const parameters = { USERNAME: await pool.newUser(), PASSWORD: password };
      const start = (
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH',
        AuthParameters: Record<string, string>,
      ) => pools.cognito.adminInitiateAuth({ UserPoolId, ClientId, AuthFlow, AuthParameters });
      const { AuthenticationResult } = await start('ADMIN_USER_PASSWORD_AUTH', parameters);
      const REFRESH_TOKEN = AuthenticationResult?.RefreshToken ?? '';
      const again = await start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN });
      return Object.keys(again.AuthenticationResult ?? {}).toSorted();
    },
    expected: ['AccessToken', 'ExpiresIn', 'IdToken', 'TokenType'],
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'a sign-in without parameters is refused by the name of the first',
    run: async ({ pools, open }) => {
      const { ClientId } = await open();
      return refusalOf(pools.cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH' }));
    },
    expected: 'InvalidParameterException: Missing required parameter USERNAME',
    differs: {
      cognitoLocal: 'the text names authParameters',
      source: 'aws/aws-sdk-php 1057, aws/aws-sdk-cpp 452',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'a flow that the client does not have is refused',
    run: async ({ open }) => {
      const pool = await open({ client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] } });
      return refusalOf(pool.signIn(await pool.newUser()));
    },
    expected: 'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
    differs: {
      cognitoLocal: 'the flows of a client are kept and never applied',
      source: 'API reference: CreateUserPoolClient, ExplicitAuthFlows',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'USER_SRP_AUTH asks for the proof of the password',
    run: async ({ pools, open }) => {
      const pool = await open();
      const started = await pools.cognito.initiateAuth({
        ClientId: pool.ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: await pool.newUser(), SRP_A: 'abcdef' },
      });
      return started.ChallengeName;
    },
    expected: 'PASSWORD_VERIFIER',
    differs: {
      cognitoLocal: 'USER_SRP_AUTH is not supported',
      source: 'guide: authentication flow methods',
    },
  },
  {
    operation: 'RevokeToken',
    behaviour: 'a revoked refresh token gives no tokens',
    run: async ({ pools, open }) => {
      const pool = await open();
      const { ClientId } = pool;
      const { RefreshToken: Token = '' } = await pool.signIn(await pool.newUser());
      await pools.cognito.revokeToken({ ClientId, Token });
      const AuthParameters = { REFRESH_TOKEN: Token };
      return refusalOf(
        pools.cognito.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters }),
      );
    },
    expected: 'NotAuthorizedException: Refresh Token has been revoked',
    differs: {
      cognitoLocal: 'the text is «User not authorized»',
      source: 'aws/aws-sdk-net 1936',
    },
  },
];
