import { decodeJwt } from 'jose';
import { password, uniqueName } from '../../../support/pool/pool-users.ts';
import { newEmail } from '../../../support/pool/sign-in.ts';
import { sourcesOf, unchanged, withFunctions } from '../functions.ts';
import type { Row } from '../row.ts';

export const signInTriggerRows: readonly Row[] = [
  {
    operation: 'PostAuthentication PreTokenGeneration',
    behaviour: 'run once at a sign-in, and claims of the function are in the ID token only',
    run: async (bench) => {
      const pool = await withFunctions(bench, {
        PostAuthentication: () => ({}),
        PreTokenGeneration: () => ({
          claimsOverrideDetails: { claimsToAddOrOverride: { plan: 'free' } },
        }),
      });
      const { IdToken, AccessToken } = await pool.signIn(await pool.newUser());
      return [sourcesOf(bench), decodeJwt(IdToken ?? '').plan, decodeJwt(AccessToken ?? '').plan];
    },
    expected: [
      ['PostAuthentication_Authentication', 'TokenGeneration_Authentication'],
      'free',
      undefined,
    ],
  },
  {
    operation: 'PreTokenGeneration',
    behaviour: 'a refresh and a new password have sources of their own',
    run: async (bench) => {
      const pool = await withFunctions(bench, { PreTokenGeneration: () => ({}) });
      const { cognito } = bench.pools;
      const { ClientId, UserPoolId } = pool;
      const Username = uniqueName();
      const MessageAction = 'SUPPRESS';
      const invited = { UserPoolId, Username, MessageAction, TemporaryPassword: password } as const;
      await cognito.adminCreateUser(invited);
      const { AuthenticationResult } = await cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: (await pool.start(Username)).Session,
        ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: password },
      });
      const AuthParameters = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' };
      await cognito.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters });
      return sourcesOf(bench);
    },
    expected: ['TokenGeneration_NewPasswordChallenge', 'TokenGeneration_RefreshTokens'],
    differs: {
      cognitoLocal: 'a new password has the source of a sign-in',
      source: 'guide: pre token generation Lambda trigger',
    },
  },
  {
    operation: 'PostAuthentication',
    behaviour: 'is not called before a temporary password was replaced',
    run: async (bench) => {
      const pool = await withFunctions(bench, { PostAuthentication: () => ({}) });
      const { UserPoolId } = pool;
      const Username = uniqueName();
      const MessageAction = 'SUPPRESS';
      const invited = { UserPoolId, Username, MessageAction, TemporaryPassword: password } as const;
      await bench.pools.cognito.adminCreateUser(invited);
      return [(await pool.start(Username)).ChallengeName, sourcesOf(bench)];
    },
    expected: ['NEW_PASSWORD_REQUIRED', []],
  },
  {
    operation: 'ConfirmForgotPassword',
    behaviour: 'calls CustomMessage for the code and PostConfirmation for the new password',
    run: async (bench) => {
      const pool = await withFunctions(bench, unchanged);
      const email = newEmail();
      const Username = await pool.newUser({ email, email_verified: 'true' });
      bench.pools.forgetEvents();
      const { ClientId } = pool;
      await bench.pools.cognito.forgotPassword({ ClientId, Username });
      const ConfirmationCode = pool.codeTo(email);
      const reset = { ClientId, Username, ConfirmationCode, Password: password };
      await bench.pools.cognito.confirmForgotPassword(reset);
      return sourcesOf(bench);
    },
    expected: ['CustomMessage_ForgotPassword', 'PostConfirmation_ConfirmForgotPassword'],
  },
];
