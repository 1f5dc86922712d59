import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

const track = (MaxPerUser = 20, { UserPoolId } = pool) =>
  pools.cognito.setUserPoolSessionConfiguration({
    UserPoolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser },
  });

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
  await track();
});

afterAll(() => pools.stop());

const refresh = (RefreshToken: string | undefined) =>
  refusalOf(pools.cognito.getTokensFromRefreshToken({ ClientId: pool.ClientId, RefreshToken }));

const ownSessions = async (AccessToken: string | undefined) =>
  (await pools.cognito.listUserSessions({ AccessToken })).Sessions ?? [];

const sessionsOf = async (Username: string) => {
  const { UserPoolId } = pool;
  return (await pools.cognito.adminListUserSessions({ UserPoolId, Username })).Sessions ?? [];
};

const revokedRefresh = 'NotAuthorizedException: Refresh Token has been revoked';
const noSession = 'ResourceNotFoundException: Session does not exist.';

describe('the list of sessions', () => {
  it('ListUserSessions shows every sign-in of the user and marks the one of the access token', async () => {
    const name = await pool.newUser();
    await pool.signIn(name);
    const { AccessToken } = await pool.signIn(name);
    await pool.signIn(await pool.newUser());

    const sessions = await ownSessions(AccessToken);

    expect(sessions.map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([false, true]);
    for (const { SessionId, SessionType, ClientId, CreateDate, DeviceType } of sessions) {
      expect(SessionId).toMatch(/^tkn[a-z0-9]{25}$/);
      expect({ SessionType, ClientId, DeviceType }).toEqual({
        SessionType: 'TOKEN',
        ClientId: pool.ClientId,
        DeviceType: 'unknown',
      });
      expect(Math.abs((CreateDate?.getTime() ?? 0) - pools.now())).toBeLessThan(60_000);
    }
  });

  it('AdminListUserSessions calls no session the current one', async () => {
    const name = await pool.newUser();
    await pool.signIn(name);

    expect(await sessionsOf(name)).toMatchObject([{ IsCurrentSession: false }]);
  });

  it('a refresh moves the time of the last activity and creates no session', async () => {
    const name = await pool.newUser();
    const { RefreshToken } = await pool.signIn(name);
    pools.advance(600);
    await refresh(RefreshToken);

    const [session, ...others] = await sessionsOf(name);

    const active = session?.LastActiveDate?.getTime() ?? 0;
    expect(active - (session?.CreateDate?.getTime() ?? 0)).toBeGreaterThanOrEqual(600_000);
    expect(others).toEqual([]);
  });

  it('a session leaves the list when its refresh token expires', async () => {
    const name = await pool.newUser();
    await pool.signIn(name);
    pools.advance(30 * 24 * 3600 + 1);

    expect(await sessionsOf(name)).toEqual([]);
  });

  it('a sign-in that was signed out is no session any more', async () => {
    const name = await pool.newUser();
    const { RefreshToken } = await pool.signIn(name);
    await pools.cognito.revokeToken({ Token: RefreshToken, ClientId: pool.ClientId });

    expect(await sessionsOf(name)).toEqual([]);
  });
});

describe('revoking a session', () => {
  it('RevokeUserSession ends another session of the user, its refresh and access tokens included', async () => {
    const name = await pool.newUser();
    const other = await pool.signIn(name);
    const { AccessToken, RefreshToken } = await pool.signIn(name);
    const [first] = await ownSessions(AccessToken);

    await pools.cognito.revokeUserSession({ AccessToken, SessionId: first?.SessionId });

    expect(await refresh(other.RefreshToken)).toBe(revokedRefresh);
    expect(await refusalOf(pools.cognito.getUser({ AccessToken: other.AccessToken }))).toBe(
      'NotAuthorizedException: Access Token has been revoked',
    );
    expect(await refresh(RefreshToken)).toBe('answered');
    expect(await ownSessions(AccessToken)).toMatchObject([{ IsCurrentSession: true }]);
  });

  it('RevokeUserSession refuses the session of the calling access token, which stays', async () => {
    const { AccessToken } = await pool.signIn(await pool.newUser());
    const [own] = await ownSessions(AccessToken);

    const refusal = await refusalOf(
      pools.cognito.revokeUserSession({ AccessToken, SessionId: own?.SessionId }),
    );

    expect(refusal).toMatch(/^InvalidParameterException/);
    expect(await ownSessions(AccessToken)).toHaveLength(1);
  });

  it('a session of another user is not found, neither by the user nor by an administrator', async () => {
    const [name, stranger] = [await pool.newUser(), await pool.newUser()];
    const { AccessToken } = await pool.signIn(name);
    await pool.signIn(stranger);
    const SessionId = (await sessionsOf(stranger))[0]?.SessionId;
    const { UserPoolId } = pool;

    expect(await refusalOf(pools.cognito.revokeUserSession({ AccessToken, SessionId }))).toBe(
      noSession,
    );
    expect(
      await refusalOf(
        pools.cognito.adminRevokeUserSession({ UserPoolId, Username: name, SessionId }),
      ),
    ).toBe(noSession);
    expect(await sessionsOf(stranger)).toHaveLength(1);
  });

  it('AdminRevokeUserSession ends a session once; the second time it is not found', async () => {
    const Username = await pool.newUser();
    const { RefreshToken } = await pool.signIn(Username);
    const SessionId = (await sessionsOf(Username))[0]?.SessionId;
    const revoke = () =>
      refusalOf(
        pools.cognito.adminRevokeUserSession({ UserPoolId: pool.UserPoolId, Username, SessionId }),
      );

    expect(await revoke()).toBe('answered');
    expect(await refresh(RefreshToken)).toBe(revokedRefresh);
    expect(await revoke()).toBe(noSession);
  });
});

describe('the limit of sessions', () => {
  it('a sign-in over the limit ends the session that was used least recently', async () => {
    await track(2);
    const name = await pool.newUser();
    const first = await pool.signIn(name);
    pools.advance(10);
    const second = await pool.signIn(name);
    pools.advance(10);
    await refresh(first.RefreshToken);

    await pool.signIn(name);

    expect(await refresh(first.RefreshToken)).toBe('answered');
    expect(await refresh(second.RefreshToken)).toBe(revokedRefresh);
    expect(await sessionsOf(name)).toHaveLength(2);
    await track();
  });

  it('a lower limit ends no session before the next sign-in', async () => {
    const name = await pool.newUser();
    for (let sessions = 0; sessions < 3; sessions += 1) await pool.signIn(name);

    await track(1);

    expect(await sessionsOf(name)).toHaveLength(3);
    await pool.signIn(name);
    expect(await sessionsOf(name)).toHaveLength(1);
    await track();
  });
});
