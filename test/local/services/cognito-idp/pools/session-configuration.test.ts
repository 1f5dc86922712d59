import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const set = (UserPoolId: string, UserSessionTracking: 'ENABLED' | 'DISABLED', MaxPerUser: number) =>
  pools.cognito.setUserPoolSessionConfiguration({
    UserPoolId,
    UserSessionTracking,
    TokenSession: { MaxPerUser },
  });

const configuration = async (UserPoolId: string) => {
  const found = await pools.cognito.getUserPoolSessionConfiguration({ UserPoolId });
  return { tracking: found.UserSessionTracking, max: found.TokenSession?.MaxPerUser };
};

describe('the session configuration of a pool', () => {
  it('a new pool tracks no sessions and would allow 20 of them', async () => {
    const { UserPoolId } = await newPool(pools);

    expect(await configuration(UserPoolId)).toEqual({ tracking: 'DISABLED', max: 20 });
  });

  it('SetUserPoolSessionConfiguration replaces it, and UpdateUserPool leaves it alone', async () => {
    const { UserPoolId } = await newPool(pools);
    await set(UserPoolId, 'ENABLED', 3);

    await pools.cognito.updateUserPool({ UserPoolId });

    expect(await configuration(UserPoolId)).toEqual({ tracking: 'ENABLED', max: 3 });
  });

  it.each([0, 101])('a limit of %i sessions is outside 1 to 100', async (limit) => {
    const { UserPoolId } = await newPool(pools);

    expect(await refusalOf(set(UserPoolId, 'ENABLED', limit))).toMatch(
      /^InvalidParameterException: 1 validation error detected: .*tokenSession.maxPerUser/,
    );
  });

  it('a pool of the tier LITE has no session management', async () => {
    const { UserPoolId } = await newPool(pools, { pool: { UserPoolTier: 'LITE' } });

    expect(await refusalOf(set(UserPoolId, 'ENABLED', 20))).toMatch(
      /^FeatureUnavailableInTierException/,
    );
  });

  it('a pool without tracking neither lists nor revokes sessions', async () => {
    const { UserPoolId, newUser, signIn } = await newPool(pools);
    const Username = await newUser();
    const { AccessToken } = await signIn(Username);
    const SessionId = `tkn${'a'.repeat(25)}`;
    const { cognito } = pools;

    const refusals = await Promise.all(
      [
        cognito.listUserSessions({ AccessToken }),
        cognito.revokeUserSession({ AccessToken, SessionId }),
        cognito.adminListUserSessions({ UserPoolId, Username }),
        cognito.adminRevokeUserSession({ UserPoolId, Username, SessionId }),
      ].map(refusalOf),
    );

    expect(refusals.map((refusal) => refusal.split(':')[0])).toEqual(
      Array.from({ length: 4 }, () => 'OperationNotEnabledException'),
    );
  });
});
