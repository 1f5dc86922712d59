import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});
afterAll(() => pools.stop());

const arnOf = async (UserPoolId: string) => {
  const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });
  return UserPool?.Arn ?? '';
};

describe('the tags of a pool', () => {
  it('tags are added, replaced, removed, and described', async () => {
    const { UserPoolId } = await newPool(pools, { pool: { UserPoolTags: { owner: 'ann' } } });
    const ResourceArn = await arnOf(UserPoolId);
    await pools.cognito.tagResource({ ResourceArn, Tags: { owner: 'ben', stage: 'test' } });
    const { Tags: both } = await pools.cognito.listTagsForResource({ ResourceArn });
    await pools.cognito.untagResource({ ResourceArn, TagKeys: ['owner', 'unknown'] });
    const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });

    expect(both).toEqual({ owner: 'ben', stage: 'test' });
    expect(UserPool?.UserPoolTags).toEqual({ stage: 'test' });
  });

  it('an ARN that is not a pool’s is not found', async () => {
    const ResourceArn = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Nope';

    expect(await refusalOf(pools.cognito.listTagsForResource({ ResourceArn }))).toMatch(
      /^ResourceNotFoundException/,
    );
  });

  it('a pool has at most 50 tags', async () => {
    const { UserPoolId } = await newPool(pools);
    const Tags = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'x']));
    const call = pools.cognito.tagResource({ ResourceArn: await arnOf(UserPoolId), Tags });

    expect(await refusalOf(call)).toMatch(/at most 50 tags/);
  });
});

describe('AddCustomAttributes', () => {
  const plan = { Name: 'plan', AttributeDataType: 'String' as const };

  it('a new attribute can be written, and one for developers has its prefix', async () => {
    const pool = await newPool(pools);
    const { UserPoolId } = pool;
    const CustomAttributes = [plan, { ...plan, Name: 'note', DeveloperOnlyAttribute: true }];
    await pools.cognito.addCustomAttributes({ UserPoolId, CustomAttributes });
    const name = await pool.newUser({ 'custom:plan': 'free', 'dev:custom:note': 'x' });

    expect(await pool.attributes(name)).toMatchObject({
      'custom:plan': 'free',
      'dev:custom:note': 'x',
    });
  });

  it('an attribute of the same name is refused, whatever its prefix', async () => {
    const hidden = { ...plan, DeveloperOnlyAttribute: true };
    const { UserPoolId } = await newPool(pools, { pool: { Schema: [hidden] } });

    const call = pools.cognito.addCustomAttributes({ UserPoolId, CustomAttributes: [plan] });

    expect(await refusalOf(call)).toBe(
      'InvalidParameterException: custom:plan: Existing attribute already has name dev:custom:plan.',
    );
  });
});

describe('UpdateGroup', () => {
  it('members that are omitted stay as they are', async () => {
    const { UserPoolId } = await newPool(pools);
    const group = { UserPoolId, GroupName: 'staff' };
    await pools.cognito.createGroup({ ...group, Description: 'before', Precedence: 3 });

    const { Group } = await pools.cognito.updateGroup({ ...group, Description: 'after' });

    expect(Group).toMatchObject({ ...group, Description: 'after', Precedence: 3 });
  });

  it('a group that does not exist is not found', async () => {
    const { UserPoolId } = await newPool(pools);

    expect(await refusalOf(pools.cognito.updateGroup({ UserPoolId, GroupName: 'a' }))).toBe(
      'ResourceNotFoundException: Group not found.',
    );
  });
});

describe('AdminSetUserMFAPreference', () => {
  it('a factor that the user has not verified cannot be enabled', async () => {
    const pool = await newPool(pools);
    const user = { UserPoolId: pool.UserPoolId, Username: await pool.newUser() };
    const on = { Enabled: true };
    const prefer = (settings: object) =>
      refusalOf(pools.cognito.adminSetUserMFAPreference({ ...user, ...settings }));

    expect(await prefer({ SoftwareTokenMfaSettings: on })).toMatch(/turn on SOFTWARE_TOKEN_MFA/);
    expect(await prefer({ SMSMfaSettings: on })).toMatch(/delivery config/);
    expect(await prefer({ SMSMfaSettings: {} })).toBe('answered');
  });
});
