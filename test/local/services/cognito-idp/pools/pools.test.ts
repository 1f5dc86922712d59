import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, password } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const describePool = async (UserPoolId: string) =>
  (await pools.cognito.describeUserPool({ UserPoolId })).UserPool ?? {};

const otherFunction = 'arn:aws:lambda:us-east-1:123456789012:function:Other';

describe('CreateUserPool', () => {
  it('CreateUserPool returns the pool with its defaults', async () => {
    const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'made' });

    expect(UserPool).toMatchObject({
      Name: 'made',
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      UserPoolTier: 'ESSENTIALS',
      EstimatedNumberOfUsers: 0,
      LambdaConfig: {},
      Policies: {
        PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 7 },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
      },
    });
    expect(UserPool?.Id).toMatch(/^eu-central-1_[A-Za-z0-9]{9}$/);
    expect(UserPool?.Arn).toMatch(/:userpool\/eu-central-1_/);
    expect(await describePool(UserPool?.Id ?? '')).toEqual(UserPool);
  });

  it.each([
    [
      {
        AdminCreateUserConfig: { UnusedAccountValidityDays: 5 },
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 5 } },
      },
      /Please use TemporaryPasswordValidityDays in PasswordPolicy/,
    ],
    [
      { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      /passwordPolicy.minimumLength' failed/,
    ],
    [
      { Policies: { PasswordPolicy: { MinimumLength: 100 } } },
      /passwordPolicy.minimumLength' failed/,
    ],
    [{ Policies: { PasswordPolicy: { PasswordHistorySize: 3 } } }, /keeps no password history/],
    [
      {
        LambdaConfig: {
          ...triggersNamed('PreTokenGeneration'),
          PreTokenGenerationConfig: { LambdaVersion: 'V2_0' as const, LambdaArn: otherFunction },
        },
      },
      /with different Lambda function ARN's/,
    ],
    [
      {
        LambdaConfig: {
          InboundFederation: { LambdaVersion: 'V1_0' as const, LambdaArn: otherFunction },
        },
      },
      /does not call the trigger InboundFederation/,
    ],
    [
      {
        LambdaConfig: {
          PreTokenGenerationConfig: { LambdaVersion: 'V4_0' as 'V3_0', LambdaArn: otherFunction },
        },
      },
      /lambdaVersion' failed to satisfy constraint/,
    ],
  ])('CreateUserPool refuses %o', async (settings, reason) => {
    const refusal = await refusalOf(
      pools.cognito.createUserPool({ PoolName: 'made', ...settings }),
    );

    expect(refusal).toMatch(/^InvalidParameterException: /);
    expect(refusal).toMatch(reason);
  });
});

describe('UpdateUserPool', () => {
  it('UpdateUserPool resets omitted members to their defaults, and keeps what cannot change', async () => {
    const { UserPoolId } = await newPool(pools, {
      pool: {
        PoolName: 'kept',
        AliasAttributes: ['email'],
        Schema: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: true }],
        LambdaConfig: triggersNamed('PreSignUp', 'CustomMessage'),
        AutoVerifiedAttributes: ['email'],
        MfaConfiguration: 'OPTIONAL',
        DeletionProtection: 'ACTIVE',
        UserPoolTier: 'PLUS',
        UserPoolTags: { owner: 'ann' },
        Policies: { PasswordPolicy: { MinimumLength: 20 } },
      },
    });
    const before = await describePool(UserPoolId);

    await pools.cognito.updateUserPool({ UserPoolId, LambdaConfig: triggersNamed('PreSignUp') });

    const after = await describePool(UserPoolId);
    expect(after).toMatchObject({
      Name: 'kept',
      AliasAttributes: ['email'],
      SchemaAttributes: before.SchemaAttributes,
      LambdaConfig: triggersNamed('PreSignUp'),
      UserPoolTier: 'PLUS',
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 8 } },
    });
    expect(after.LambdaConfig).not.toHaveProperty('CustomMessage');
    expect(after).not.toHaveProperty('AutoVerifiedAttributes');
    expect(after.UserPoolTags).toEqual({});
  });

  it('UpdateUserPool refuses UnusedAccountValidityDays beside its successor', async () => {
    const { UserPoolId } = await newPool(pools, {
      pool: { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } } },
    });
    const { AdminCreateUserConfig, Policies } = await describePool(UserPoolId);

    const refusal = await refusalOf(
      pools.cognito.updateUserPool({ UserPoolId, AdminCreateUserConfig, Policies }),
    );

    expect(AdminCreateUserConfig).toMatchObject({ UnusedAccountValidityDays: 3 });
    expect(refusal).toMatch(/Please use TemporaryPasswordValidityDays in PasswordPolicy/);
  });

  it('UpdateUserPool takes effect for the next sign-up', async () => {
    const { UserPoolId, ClientId } = await newPool(pools);
    await pools.cognito.updateUserPool({
      UserPoolId,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });

    const refusal = await refusalOf(
      pools.cognito.signUp({ ClientId, Username: 'ann', Password: password }),
    );

    expect(refusal).toMatch(/^NotAuthorizedException: SignUp is not permitted/);
  });
});

describe('DeleteUserPool', () => {
  it('DeleteUserPool deletes users, clients, groups and tokens', async () => {
    const { UserPoolId, ClientId, newUser, signIn } = await newPool(pools);
    const { AccessToken } = await signIn(await newUser());
    await pools.cognito.createGroup({ UserPoolId, GroupName: 'staff' });

    await pools.cognito.deleteUserPool({ UserPoolId });

    const Username = 'ann';
    expect(await refusalOf(describePool(UserPoolId))).toMatch(/^ResourceNotFoundException/);
    expect(await refusalOf(pools.cognito.forgotPassword({ ClientId, Username }))).toBe(
      `ResourceNotFoundException: User pool client ${ClientId} does not exist.`,
    );
    expect(await refusalOf(pools.cognito.getUser({ AccessToken }))).toMatch(
      /^NotAuthorizedException/,
    );
  });

  it('DeleteUserPool refuses a protected pool until its protection is removed', async () => {
    const { UserPoolId } = await newPool(pools, { pool: { DeletionProtection: 'ACTIVE' } });

    const refusal = await refusalOf(pools.cognito.deleteUserPool({ UserPoolId }));
    await pools.cognito.updateUserPool({ UserPoolId, DeletionProtection: 'INACTIVE' });

    expect(refusal).toMatch(/^InvalidParameterException: .*deletion protection/);
    expect(await refusalOf(pools.cognito.deleteUserPool({ UserPoolId }))).toBe('answered');
  });
});

describe('ListUserPools', () => {
  it('ListUserPools returns every pool in pages, with its name and triggers', async () => {
    const LambdaConfig = triggersNamed('PreSignUp');
    const { UserPoolId } = await newPool(pools, { pool: { PoolName: 'listed', LambdaConfig } });

    const found = [];
    let NextToken: string | undefined;
    do {
      const page = await pools.cognito.listUserPools({ MaxResults: 3, NextToken });
      expect(page.UserPools?.length).toBeLessThanOrEqual(3);
      found.push(...(page.UserPools ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);

    expect(found).toContainEqual(
      expect.objectContaining({ Id: UserPoolId, Name: 'listed', LambdaConfig }),
    );
  });
});

describe('DescribeUserPool', () => {
  it('DescribeUserPool counts the users', async () => {
    const pool = await newPool(pools);
    await pool.newUser();

    expect((await describePool(pool.UserPoolId)).EstimatedNumberOfUsers).toBe(1);
  });
});
