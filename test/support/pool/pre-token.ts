import { startTestPools, triggersNamed } from './pool.ts';
import { claimsOf, newPool } from './pool-users.ts';

export type Version = 'V1_0' | 'V2_0' | 'V3_0';

export const versions = ['V1_0', 'V2_0', 'V3_0'] as const;

export const staffRole = 'arn:aws:iam::123456789012:role/staff';

export type PreTokenPools = Awaited<ReturnType<typeof startPreTokenPools>>;

export type TokenClaims = Awaited<ReturnType<PreTokenPools['tokensAfter']>>;

/** A pool for each version of the event, each with a user `ann` in a group with a role. */
export const startPreTokenPools = async () => {
  const pools = await startTestPools();
  const { PreTokenGeneration: LambdaArn } = triggersNamed('PreTokenGeneration');
  const make = async (LambdaVersion: Version) => {
    const LambdaConfig =
      LambdaVersion === 'V1_0'
        ? { PreTokenGeneration: LambdaArn }
        : { PreTokenGenerationConfig: { LambdaVersion, LambdaArn } };
    const pool = await newPool(pools, { pool: { LambdaConfig } });
    const { UserPoolId } = pool;
    const GroupName = 'staff';
    await pools.cognito.createGroup({ UserPoolId, GroupName, RoleArn: staffRole });
    const Username = await pool.newUser({ nickname: 'annie', email: 'ann@example.com' }, 'ann');
    await pools.cognito.adminAddUserToGroup({ UserPoolId, Username, GroupName });
    return pool;
  };
  const made = { V1_0: await make('V1_0'), V2_0: await make('V2_0'), V3_0: await make('V3_0') };

  const signIn = (version: Version, response: object) => {
    pools.run({ PreTokenGeneration: () => response });
    return made[version].signIn('ann');
  };

  /** The claims of both tokens when the function of this version answers so. */
  const tokensAfter = async (version: Version, response: object) => {
    const { IdToken, AccessToken } = await signIn(version, response);
    return { id: claimsOf(IdToken), access: claimsOf(AccessToken) };
  };

  return {
    pools,
    made,
    signIn,
    tokensAfter,
    v1: (claimsOverrideDetails: object | null) => tokensAfter('V1_0', { claimsOverrideDetails }),
    v2: (claimsAndScopeOverrideDetails: object | null) =>
      tokensAfter('V2_0', { claimsAndScopeOverrideDetails }),
  };
};
