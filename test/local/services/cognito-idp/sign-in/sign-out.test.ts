import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const refresh = (RefreshToken: string | undefined) =>
  refusalOf(pools.cognito.getTokensFromRefreshToken({ ClientId: pool.ClientId, RefreshToken }));

const getUser = (AccessToken: string | undefined) =>
  refusalOf(pools.cognito.getUser({ AccessToken }));

const revoke = (Token: string | undefined, ClientId = pool.ClientId) =>
  refusalOf(pools.cognito.revokeToken({ Token, ClientId }));

const revokedRefresh = 'NotAuthorizedException: Refresh Token has been revoked';
const revokedAccess = 'NotAuthorizedException: Access Token has been revoked';

describe('RevokeToken', () => {
  it('RevokeToken ends one sign-in, its access tokens included, and no other', async () => {
    const name = await pool.newUser();
    const [one, other] = [await pool.signIn(name), await pool.signIn(name)];

    const answered = await revoke(one.RefreshToken);

    expect(answered).toBe('answered');
    expect(await refresh(one.RefreshToken)).toBe(revokedRefresh);
    expect(await getUser(one.AccessToken)).toBe(revokedAccess);
    expect(await getUser(other.AccessToken)).toBe('answered');
  });

  it('RevokeToken ignores a token of another client without an error', async () => {
    const { RefreshToken } = await pool.signIn(await pool.newUser());
    const { ClientId } = await pool.newClient();

    expect(await revoke(RefreshToken, ClientId)).toBe('answered');
    expect(await refresh(RefreshToken)).toBe('answered');
  });

  it('RevokeToken accepts only refresh tokens, of clients that have revocation', async () => {
    const { AccessToken, RefreshToken } = await pool.signIn(await pool.newUser());
    const { ClientId } = await pool.newClient({ EnableTokenRevocation: false });

    expect(await revoke(AccessToken)).toMatch(/^UnsupportedTokenTypeException/);
    expect(await revoke(RefreshToken, ClientId)).toMatch(/^UnsupportedOperationException/);
  });
});

describe('signing out everywhere', () => {
  it('GlobalSignOut ends every sign-in of the user', async () => {
    const name = await pool.newUser();
    const [one, other] = [await pool.signIn(name), await pool.signIn(name)];
    const somebody = await pool.signIn(await pool.newUser());

    await pools.cognito.globalSignOut({ AccessToken: one.AccessToken });

    expect(await getUser(one.AccessToken)).toBe(revokedAccess);
    expect(await getUser(other.AccessToken)).toBe(revokedAccess);
    expect(await refresh(other.RefreshToken)).toBe(revokedRefresh);
    expect(await getUser(somebody.AccessToken)).toBe('answered');
    expect((await pool.signIn(name)).AccessToken).toBeDefined();
  });

  it('AdminUserGlobalSignOut ends every sign-in of the user', async () => {
    const name = await pool.newUser();
    const { AccessToken, RefreshToken } = await pool.signIn(name);

    await pools.cognito.adminUserGlobalSignOut({ UserPoolId: pool.UserPoolId, Username: name });

    expect(await getUser(AccessToken)).toBe(revokedAccess);
    expect(await refresh(RefreshToken)).toBe(revokedRefresh);
  });

  it('AdminDisableUser ends every sign-in, and enabling the user restores none', async () => {
    const Username = await pool.newUser();
    const { AccessToken, RefreshToken } = await pool.signIn(Username);
    const { UserPoolId } = pool;

    await pools.cognito.adminDisableUser({ UserPoolId, Username });
    await pools.cognito.adminEnableUser({ UserPoolId, Username });

    expect(await getUser(AccessToken)).toBe(revokedAccess);
    expect(await refresh(RefreshToken)).toBe(revokedRefresh);
    expect((await pool.signIn(Username)).AccessToken).toBeDefined();
  });
});

describe('DeleteUser', () => {
  it('DeleteUser removes the user and makes its tokens invalid', async () => {
    const Username = await pool.newUser();
    const { AccessToken, RefreshToken } = await pool.signIn(Username);

    await pools.cognito.deleteUser({ AccessToken });

    const { UserPoolId } = pool;
    expect(await refusalOf(pools.cognito.adminGetUser({ UserPoolId, Username }))).toBe(
      'UserNotFoundException: User does not exist.',
    );
    expect(await getUser(AccessToken)).toMatch(/^UserNotFoundException/);
    expect(await refresh(RefreshToken)).toMatch(/^NotAuthorizedException/);
  });
});
