import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { claimsOf, newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let plain: PoolUnderTest;
let rotating: PoolUnderTest;

const graceSeconds = 10;

beforeAll(async () => {
  pools = await startTestPools();
  plain = await newPool(pools);
  rotating = await newPool(pools, {
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: graceSeconds },
    },
  });
});

afterAll(() => pools.stop());

const signedIn = async (pool: PoolUnderTest) => pool.signIn(await pool.newUser());

const refresh = (RefreshToken = '', { ClientId } = plain) =>
  pools.cognito.getTokensFromRefreshToken({ ClientId, RefreshToken });

const refreshByAuth = (REFRESH_TOKEN = '', { ClientId } = plain) =>
  pools.cognito.initiateAuth({
    ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN },
  });

describe('a refresh without rotation', () => {
  it.each([
    ['GetTokensFromRefreshToken', refresh],
    ['REFRESH_TOKEN_AUTH', refreshByAuth],
  ])(
    'a refresh by %s gives new tokens of the same sign-in and no refresh token',
    async (_, call) => {
      const first = await signedIn(plain);
      pools.advance(60);

      const { AuthenticationResult: second = {} } = await call(first.RefreshToken);

      const [before, after] = [claimsOf(first.AccessToken), claimsOf(second.AccessToken)];
      expect(second.RefreshToken).toBeUndefined();
      expect(after).toMatchObject({
        sub: before.sub,
        origin_jti: before.origin_jti,
        auth_time: before.auth_time,
      });
      expect(after.iat).toBeGreaterThanOrEqual((before.iat ?? 0) + 60);
      expect(after.jti).not.toBe(before.jti);
      expect(await refusalOf(call(first.RefreshToken))).toBe('answered');
    },
  );

  it('a refresh is refused after the refresh token’s lifetime, which a refresh does not extend', async () => {
    const { RefreshToken } = await signedIn(plain);
    pools.advance(29 * 24 * 60 * 60);
    await refresh(RefreshToken);
    pools.advance(24 * 60 * 60 + 1);

    expect(await refusalOf(refresh(RefreshToken))).toBe(
      'NotAuthorizedException: Refresh Token has expired',
    );
  });

  it('a refresh uses the current user and profile', async () => {
    const name = await plain.newUser({ nickname: 'old' });
    const { RefreshToken } = await plain.signIn(name);
    await pools.cognito.adminUpdateUserAttributes({
      UserPoolId: plain.UserPoolId,
      Username: name,
      UserAttributes: [{ Name: 'nickname', Value: 'new' }],
    });

    const { AuthenticationResult } = await refresh(RefreshToken);

    expect(claimsOf(AuthenticationResult?.IdToken)).toMatchObject({ nickname: 'new' });
  });

  it('a refresh is refused to another client, for a made-up token and to a disabled user', async () => {
    const name = await plain.newUser();
    const { RefreshToken } = await plain.signIn(name);
    const { ClientId = '' } = await plain.newClient();
    const invalid = 'NotAuthorizedException: Invalid Refresh Token';

    expect(await refusalOf(refresh(RefreshToken, { ...plain, ClientId }))).toBe(invalid);
    expect(await refusalOf(refresh('made-up'))).toBe(invalid);
    const Username = name;
    await pools.cognito.adminDisableUser({ UserPoolId: plain.UserPoolId, Username });
    expect(await refusalOf(refresh(RefreshToken))).toMatch(/^NotAuthorizedException/);
  });

  it('a refresh is refused to a later user with the name of a deleted one', async () => {
    const name = await plain.newUser();
    const { RefreshToken } = await plain.signIn(name);
    await pools.cognito.adminDeleteUser({ UserPoolId: plain.UserPoolId, Username: name });
    await plain.newUser({}, name);

    expect(await refusalOf(refresh(RefreshToken))).toMatch(/^NotAuthorizedException/);
  });
});

describe('a refresh with rotation', () => {
  it('a token from a second refresh in the grace period outlives that period', async () => {
    const first = await signedIn(rotating);
    await refresh(first.RefreshToken, rotating);
    const { AuthenticationResult: second = {} } = await refresh(first.RefreshToken, rotating);

    pools.advance(graceSeconds + 1);

    expect(await refusalOf(refresh(first.RefreshToken, rotating))).toMatch(/has been rotated/);
    expect(await refusalOf(refresh(second.RefreshToken, rotating))).toBe('answered');
  });

  it('a refresh with rotation gives a new refresh token, and the old one stays valid for the grace period', async () => {
    const { RefreshToken: old } = await signedIn(rotating);

    const { AuthenticationResult } = await refresh(old, rotating);
    const retried = await refusalOf(refresh(old, rotating));
    pools.advance(graceSeconds + 1);

    expect(AuthenticationResult?.RefreshToken).not.toBe(old);
    expect(retried).toBe('answered');
    expect(await refusalOf(refresh(old, rotating))).toMatch(/^RefreshTokenReuseException/);
    expect(await refusalOf(refresh(AuthenticationResult?.RefreshToken, rotating))).toBe('answered');
  });

  it('a rotated refresh token has only the remaining time of the first one', async () => {
    const { RefreshToken } = await signedIn(rotating);
    pools.advance(29 * 24 * 60 * 60);
    const { AuthenticationResult } = await refresh(RefreshToken, rotating);
    pools.advance(24 * 60 * 60 + 1);

    expect(await refusalOf(refresh(AuthenticationResult?.RefreshToken, rotating))).toBe(
      'NotAuthorizedException: Refresh Token has expired',
    );
  });

  it('a client with rotation cannot use REFRESH_TOKEN_AUTH', async () => {
    const { RefreshToken } = await signedIn(rotating);

    expect(await refusalOf(refreshByAuth(RefreshToken, rotating))).toMatch(
      /^InvalidParameterException/,
    );
  });
});
