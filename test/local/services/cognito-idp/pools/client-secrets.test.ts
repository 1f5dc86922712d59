import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  claimsOf,
  newPool,
  otherPassword,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newSecretClient } from '../../../../support/pool/secret-client.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'] } });
});

afterAll(() => pools.stop());

describe('a client with a secret', () => {
  it('a client with a secret sends SECRET_HASH at every step', async () => {
    const { ClientId, prove, start } = await newSecretClient(pools, pool);
    const name = await pool.newUser();

    const { AuthenticationResult } = await start(name, prove(name));
    const missing = await refusalOf(start(name));
    const wrong = await refusalOf(start(name, prove('somebody')));

    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(missing).toBe(
      `NotAuthorizedException: Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    );
    expect(wrong).toBe(
      `NotAuthorizedException: SecretHash does not match for the client: ${ClientId}`,
    );
  });

  it('every call that names a user requires SECRET_HASH', async () => {
    const { ClientId, prove } = await newSecretClient(pools, pool);
    const Username = uniqueName();
    const given = { ClientId, Username, Password: password, ConfirmationCode: '123456' };
    const { cognito } = pools;
    const calls = (more: { SecretHash?: string } = {}) => [
      cognito.confirmSignUp({ ...given, ...more }),
      cognito.resendConfirmationCode({ ...given, ...more }),
      cognito.forgotPassword({ ...given, ...more }),
      cognito.confirmForgotPassword({ ...given, ...more }),
      cognito.signUp({ ...given, ...more }),
    ];

    const without = await Promise.all(calls().map(refusalOf));
    const proven = await Promise.all(calls({ SecretHash: prove(Username) }).map(refusalOf));

    expect(new Set(without)).toEqual(
      new Set([
        `NotAuthorizedException: Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
      ]),
    );
    for (const answer of proven) expect(answer).not.toMatch(/^NotAuthorizedException/);
  });

  it('RespondToAuthChallenge requires SECRET_HASH, and the sign-in continues after its refusal', async () => {
    const { ClientId, prove, start } = await newSecretClient(pools, pool);
    const { UserPoolId } = pool;
    const name = await pool.newUser();
    await pools.cognito.adminSetUserPassword({ UserPoolId, Username: name, Password: password });
    const { Session } = await start(name, prove(name));
    const respond = (more: Record<string, string> = {}) =>
      refusalOf(
        pools.cognito.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session,
          ChallengeResponses: { USERNAME: name, NEW_PASSWORD: otherPassword, ...more },
        }),
      );

    expect(await respond()).toMatch(/^NotAuthorizedException: Client/);
    expect(await respond({ SECRET_HASH: prove(name) })).toBe('answered');
  });

  const wrongSecret = 'wrong_secret_of_thirty_letters';

  it('a refresh takes a hash, and the newer calls the secret itself', async () => {
    const { ClientId, ClientSecret, prove, start } = await newSecretClient(pools, pool);
    const name = await pool.newUser();
    const { AuthenticationResult } = await start(name, prove(name));
    const RefreshToken = AuthenticationResult?.RefreshToken ?? '';
    const { cognito } = pools;
    const refresh = (secret?: string) =>
      refusalOf(
        cognito.getTokensFromRefreshToken({ ClientId, RefreshToken, ClientSecret: secret }),
      );
    const refreshByAuth = (SECRET_HASH: string) =>
      refusalOf(
        cognito.initiateAuth({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: RefreshToken, SECRET_HASH },
        }),
      );
    const revoke = (secret: string) =>
      refusalOf(cognito.revokeToken({ ClientId, Token: RefreshToken, ClientSecret: secret }));

    expect(await refreshByAuth(prove(name))).toBe('answered');
    expect(await refreshByAuth(prove('somebody'))).toMatch(/^NotAuthorizedException: SecretHash/);
    expect(await refresh(ClientSecret)).toBe('answered');
    expect(await refresh(wrongSecret)).toMatch(/^NotAuthorizedException/);
    expect(await refresh()).toMatch(/^NotAuthorizedException/);
    expect(await revoke(wrongSecret)).toMatch(/^NotAuthorizedException/);
    expect(await revoke(ClientSecret)).toBe('answered');
  });

  it('a refresh takes a hash over the internal user name, not over an address', async () => {
    const byEmail = await newPool(pools, { pool: { UsernameAttributes: ['email'] } });
    const { ClientId, prove, start } = await newSecretClient(pools, byEmail);
    const email = newEmail();
    const name = await byEmail.newUser({}, email);
    const { AuthenticationResult } = await start(email, prove(email));
    const refresh = (SECRET_HASH: string) =>
      refusalOf(
        pools.cognito.initiateAuth({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '', SECRET_HASH },
        }),
      );

    expect(await refresh(prove(email))).toMatch(/^NotAuthorizedException: SecretHash/);
    expect(await refresh(prove(claimsOf(AuthenticationResult?.AccessToken).sub ?? name))).toBe(
      'answered',
    );
  });

  it('a client without a secret sends no hash', async () => {
    const refusal = await refusalOf(
      pools.cognito.signUp({
        ClientId: pool.ClientId,
        Username: uniqueName(),
        Password: password,
        SecretHash: 'anything',
      }),
    );

    expect(refusal).toBe(
      `NotAuthorizedException: Unable to verify secret hash for client ${pool.ClientId}`,
    );
  });
});
