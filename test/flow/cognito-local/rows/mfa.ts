import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import { refusalOf, wrongFor } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';

/** A signed-in user of a pool with the authenticator app, and the app's secret. */
const withSecret = async ({ pools, open }: Bench) => {
  const pool = await open({ pool: { MfaConfiguration: 'OPTIONAL' } });
  const Username = await pool.newUser();
  const { AccessToken } = await pool.signIn(Username);
  const { SecretCode = '' } = await pools.cognito.associateSoftwareToken({ AccessToken });
  const totp = new TOTP({ secret: Secret.fromBase32(SecretCode) });
  /** What the app shows `periods` of 30 s from now. */
  const code = (periods = 0) => totp.generate({ timestamp: pools.now() + periods * 30_000 });
  const verify = (UserCode: string) => pools.cognito.verifySoftwareToken({ AccessToken, UserCode });
  return { pool, Username, AccessToken, SecretCode, code, verify };
};

const prefer = ({ pools }: Bench, AccessToken: string | undefined) =>
  pools.cognito.setUserMFAPreference({
    AccessToken,
    SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
  });

const enrolled = async (bench: Bench) => {
  const user = await withSecret(bench);
  await user.verify(user.code());
  await prefer(bench, user.AccessToken);
  return user;
};

export const mfaRows: readonly Row[] = [
  {
    operation: 'AssociateSoftwareToken',
    behaviour: 'returns a secret in base32',
    run: async (bench) => (await withSecret(bench)).SecretCode,
    expected: expect.stringMatching(/^[A-Z2-7]{16,}$/),
  },
  {
    operation: 'AssociateSoftwareToken',
    behaviour: 'is refused without a token and without a session',
    run: async ({ pools }) =>
      (await refusalOf(pools.cognito.associateSoftwareToken({}))).split(':')[0],
    expected: 'InvalidParameterException',
  },
  {
    operation: 'VerifySoftwareToken',
    behaviour: 'takes the code of the app, and refuses another one',
    run: async (bench) => {
      const { code, verify } = await withSecret(bench);
      const refused = await refusalOf(verify(wrongFor(code())));
      return [refused, (await verify(code())).Status];
    },
    expected: [
      'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
      'SUCCESS',
    ],
    differs: {
      cognitoLocal: 'CodeMismatchException: Incorrect confirmation code',
      source: 'aws-samples/aws-amplify-auth-starters 15',
    },
  },
  {
    operation: 'VerifySoftwareToken',
    behaviour: 'a code of another form breaks the model',
    run: async (bench) => {
      const { verify } = await withSecret(bench);
      return Promise.all(
        ['1234', 'abcdef'].map(async (code) => (await refusalOf(verify(code))).split(':')[0]),
      );
    },
    expected: ['InvalidParameterException', 'InvalidParameterException'],
    differs: {
      cognitoLocal: 'CodeMismatchException',
      source: 'API reference: VerifySoftwareToken, UserCode',
    },
  },
  {
    operation: 'SetUserMFAPreference',
    behaviour: 'an app that was proved is listed as the preferred factor',
    run: async (bench) => {
      const { pool, Username } = await enrolled(bench);
      const { UserPoolId } = pool;
      const user = await bench.pools.cognito.adminGetUser({ UserPoolId, Username });
      return [user.UserMFASettingList, user.PreferredMfaSetting];
    },
    expected: [['SOFTWARE_TOKEN_MFA'], 'SOFTWARE_TOKEN_MFA'],
  },
  {
    operation: 'SetUserMFAPreference',
    behaviour: 'an app that was not proved is refused',
    run: async (bench) => {
      const { AccessToken } = await withSecret(bench);
      return refusalOf(prefer(bench, AccessToken));
    },
    expected: 'InvalidParameterException: User has not verified software token mfa',
    differs: {
      cognitoLocal: 'the text writes MFA in capitals',
      source: 'aws-amplify/amplify-js: texts that Auth.setPreferredMFA compares',
    },
  },
  {
    operation: 'InitiateAuth RespondToAuthChallenge',
    behaviour: 'the app is asked for; a wrong code is refused, the right one gives tokens',
    run: async (bench) => {
      const { pool, Username, code } = await enrolled(bench);
      const asked = await pool.start(Username);
      const respond = (SOFTWARE_TOKEN_MFA_CODE: string) =>
        bench.pools.cognito.respondToAuthChallenge({
          ClientId: pool.ClientId,
          ChallengeName: 'SOFTWARE_TOKEN_MFA',
          Session: asked.Session,
          ChallengeResponses: { USERNAME: Username, SOFTWARE_TOKEN_MFA_CODE },
        });
      const wrong = await refusalOf(respond(wrongFor(code(1))));
      const { AuthenticationResult } = await respond(code(1));
      const { USER_ID_FOR_SRP, USERNAME } = asked.ChallengeParameters ?? {};
      const named = [USER_ID_FOR_SRP === Username, USERNAME];
      return [asked.ChallengeName, named, wrong.split(':')[0], AuthenticationResult?.TokenType];
    },
    expected: ['SOFTWARE_TOKEN_MFA', [true, undefined], 'CodeMismatchException', 'Bearer'],
  },
];
