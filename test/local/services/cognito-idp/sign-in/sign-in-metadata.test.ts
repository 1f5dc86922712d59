import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherPassword, password } from '../../../../support/pool/pool-users.ts';
import { type StackPool, startStackPool } from '../../../../support/stack/stack-pool.ts';

let pool: StackPool;
let cognito: StackPool['cognito'];
let UserPoolId: string;
let ClientId: string;

beforeAll(async () => {
  pool = await startStackPool();
  ({ cognito, UserPoolId, ClientId } = pool);
});

afterAll(() => pool.stop());

const ClientMetadata = { from: 'the caller' };
const metadata = { clientMetadata: ClientMetadata };

const startCode = (USERNAME: string) =>
  cognito.initiateAuth({
    ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME },
    ClientMetadata,
  });

describe('the metadata of a sign-in', () => {
  it('metadata of a sign-in by password reaches only PreAuthentication, as validation data', async () => {
    const { Username } = await pool.newUser();

    const public_ = await pool.told(() => pool.signIn(Username, { ClientMetadata }));
    const admin = await pool.told(() =>
      cognito.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: password },
        ClientMetadata,
      }),
    );

    const expected = [
      { PreAuthentication_Authentication: { validationData: ClientMetadata } },
      { PostAuthentication_Authentication: {} },
      { TokenGeneration_Authentication: {} },
    ];
    expect(public_).toEqual(expected);
    expect(admin).toEqual(expected);
  });

  it('metadata of a sign-in by code reaches no function at its start, and every function with an answer', async () => {
    const { Username, email } = await pool.newUser();
    let Session: string | undefined;

    const started = await pool.told(async () => {
      ({ Session } = await startCode(Username));
    });
    const ANSWER = await pool.codeTo(email);
    const answered = await pool.told(() =>
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: Username, ANSWER },
        ClientMetadata,
      }),
    );

    expect(started).toEqual([
      { DefineAuthChallenge_Authentication: {} },
      { CreateAuthChallenge_Authentication: {} },
    ]);
    expect(answered).toEqual([
      { VerifyAuthChallengeResponse_Authentication: metadata },
      { DefineAuthChallenge_Authentication: metadata },
      { PostAuthentication_Authentication: metadata },
      { TokenGeneration_Authentication: metadata },
    ]);
  });

  it('metadata of an administrator’s answer reaches Create of the next round too', async () => {
    const { Username } = await pool.newUser();
    const { Session } = await startCode(Username);

    const answered = await pool.told(() =>
      cognito.adminRespondToAuthChallenge({
        UserPoolId,
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: Username, ANSWER: '00000000' },
        ClientMetadata,
      }),
    );

    expect(answered).toEqual([
      { VerifyAuthChallengeResponse_Authentication: metadata },
      { DefineAuthChallenge_Authentication: metadata },
      { CreateAuthChallenge_Authentication: metadata },
    ]);
  });

  it('metadata sent with a new password reaches the functions after it, and the tokens have their own source', async () => {
    const { Username } = await pool.newUser();
    await cognito.adminSetUserPassword({ UserPoolId, Username, Password: password });
    const { Session } = await pool.signIn(Username);

    const answered = await pool.told(() =>
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: otherPassword },
        ClientMetadata,
      }),
    );

    expect(answered).toEqual([
      { PostAuthentication_Authentication: metadata },
      { TokenGeneration_NewPasswordChallenge: metadata },
    ]);
  });

  it('metadata of a refresh reaches pre token generation only from the newer call', async () => {
    const { Username } = await pool.newUser();
    const { AuthenticationResult } = await pool.signIn(Username);
    const RefreshToken = AuthenticationResult?.RefreshToken ?? '';

    const newer = await pool.told(() =>
      cognito.getTokensFromRefreshToken({ ClientId, RefreshToken, ClientMetadata }),
    );
    const older = await pool.told(() =>
      cognito.initiateAuth({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
        ClientMetadata,
      }),
    );

    expect(newer).toEqual([{ TokenGeneration_RefreshTokens: metadata }]);
    expect(older).toEqual([{ TokenGeneration_RefreshTokens: {} }]);
  });
});
